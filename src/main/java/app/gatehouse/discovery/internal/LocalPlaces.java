package app.gatehouse.discovery.internal;

import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.providers.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows where a local server may be. */
@Component
class LocalPlaces {

  /** The machine around a container, as Docker and Podman name it. */
  private static final String AROUND = "host.docker.internal";

  private static final String LOOPBACK_4 = "127.0.0.1";
  private static final String LOOPBACK_6 = "[::1]";
  private static final Set<String> LOOPBACK = Set.of("localhost", LOOPBACK_4, LOOPBACK_6);

  private final Surroundings surroundings;

  LocalPlaces(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * One place.
   *
   * @param addresses of the same place: the next is tried where the one before takes no connection
   */
  record Place(List<URI> addresses, AddressTrust trust) {

    Place {
      addresses = List.copyOf(addresses);
    }

    URI address() {
      return addresses.getFirst();
    }
  }

  /** Where somebody said that it is, and nowhere else. */
  List<Place> typed(URI address, AddressTrust trust) {
    return List.of(place(address, trust));
  }

  /** Where it is configured to be; may be nowhere. */
  List<Place> configured(Provider provider) {
    URI base = provider.baseUrl();
    return base == null ? List.of() : List.of(place(base, AddressTrust.CONFIGURED));
  }

  /**
   * The same, and in a container also around it: there the loopback that is configured is the
   * container's own, where nothing else runs.
   */
  List<Place> configuredAndAround(Provider provider) {
    List<Place> places = new ArrayList<>(configured(provider));
    URI base = provider.baseUrl();
    if (base != null && LOOPBACK.contains(base.getHost()) && surroundings.areAContainer()) {
      places.add(new Place(List.of(at(base, AROUND)), AddressTrust.CONFIGURED));
    }
    return places;
  }

  /** A machine may know its name for one of its two loopback addresses only. */
  private static Place place(URI address, AddressTrust trust) {
    @Nullable String host = address.getHost();
    return "localhost".equals(host)
        ? new Place(
            Stream.of(LOOPBACK_4, LOOPBACK_6)
                .map(literal -> at(address, literal))
                .collect(
                    () -> new ArrayList<>(List.of(address)), ArrayList::add, ArrayList::addAll),
            trust)
        : new Place(List.of(address), trust);
  }

  private static URI at(URI address, String host) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return URI.create(address.getScheme() + "://" + host + port + address.getRawPath());
  }
}
