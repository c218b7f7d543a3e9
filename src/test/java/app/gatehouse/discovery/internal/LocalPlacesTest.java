package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.discovery.internal.LocalPlaces.Place;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlacesTest {

  @TempDir Path root;

  private List<Place> configuredAndAround(String address) {
    return new LocalPlaces(new Surroundings(root)).configuredAndAround(ollama(address));
  }

  private static Provider ollama(String address) {
    return TestProviders.with("ollama", URI.create(address)).get(new ProviderId("ollama"));
  }

  private static List<String> all(List<Place> places) {
    return places.stream().flatMap(place -> place.addresses().stream()).map(URI::toString).toList();
  }

  private void becomeAContainer(String marker) throws IOException {
    Path file = root.resolve(marker);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  @Test
  void localhostIsTriedByBothOfItsAddresses() {
    List<Place> places = configuredAndAround("http://localhost:11434");

    assertThat(places).hasSize(1);
    assertThat(all(places))
        .containsExactly("http://localhost:11434", "http://127.0.0.1:11434", "http://[::1]:11434");
  }

  @ParameterizedTest
  @ValueSource(strings = {".dockerenv", "run/.containerenv"})
  void inAContainerTheMachineAroundItIsAPlaceOfItsOwn(String marker) throws IOException {
    becomeAContainer(marker);

    List<Place> places = configuredAndAround("http://127.0.0.1:11434/sub");

    assertThat(places).hasSize(2);
    assertThat(all(places))
        .containsExactly("http://127.0.0.1:11434/sub", "http://host.docker.internal:11434/sub");
    assertThat(places).allMatch(place -> place.trust() == AddressTrust.CONFIGURED);
  }

  @Test
  void anAddressThatSomebodyConfiguredIsTheOnlyPlace() throws IOException {
    becomeAContainer(".dockerenv");

    assertThat(all(configuredAndAround("http://gpu.lan:11434")))
        .containsExactly("http://gpu.lan:11434");
  }

  @Test
  void anAddressThatAnAccountSavedIsTheOnlyPlaceAndTrustedAsTyped() throws IOException {
    becomeAContainer(".dockerenv");

    List<Place> places =
        new LocalPlaces(new Surroundings(root))
            .typed(URI.create("http://localhost:5000"), AddressTrust.TYPED_BY_OWNER);

    assertThat(places)
        .singleElement()
        .satisfies(place -> {
          assertThat(place.address()).isEqualTo(URI.create("http://localhost:5000"));
          assertThat(place.trust()).isEqualTo(AddressTrust.TYPED_BY_OWNER);
        });
  }
}
