package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  @Test
  void aPairIsFoundInAnyCaseAndWithItsPortOnly() {
    AllowedHosts allowed = AllowedHosts.parse(List.of(" Ollama.lan:11434 ", "[FD00::5]:80"));

    assertThat(allowed.contains("OLLAMA.LAN", 11434)).isTrue();
    assertThat(allowed.contains("ollama.lan", 80)).isFalse();
    assertThat(allowed.contains("other.lan", 11434)).isFalse();
    assertThat(allowed.contains("[fd00::5]", 80)).isTrue();
    assertThat(allowed.contains("fd00::5", 80)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ollama.lan",
        "ollama.lan:",
        "ollama.lan:0",
        "ollama.lan:70000",
        "http://ollama.lan:11434",
        "ollama.lan:11434/v1",
        "ollama.lan:11434?x",
        "ollama.lan:11434#x",
        "somebody@ollama.lan:11434",
        "ollama lan:11434"
      })
  void anEntryThatIsNoPairStopsTheStart(String entry) {
    assertThatThrownBy(() -> AllowedHosts.parse(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gatehouse.outbound.allowed-hosts")
        .hasMessageContaining(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254:80",
        "169.254.1.1:80",
        "2852039166:80",
        "[::ffff:169.254.169.254]:80",
        "[::169.254.169.254]:80",
        "[64:ff9b::a9fe:a9fe]:80",
        "[64:ff9b:1::a9fe:a9fe]:80",
        "[2002:a9fe:a9fe::]:80",
        "[fe80::1]:80",
        "[fd00:ec2::254]:80",
        "[fd20:ce::254]:80",
        "100.100.100.200:80"
      })
  void aMetadataServiceCannotBeAllowed(String entry) {
    assertThatThrownBy(() -> AllowedHosts.parse(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metadata");
  }
}
