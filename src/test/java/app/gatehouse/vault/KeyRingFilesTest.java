package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingFilesTest {

  private final SecureRandom random = new SecureRandom();
  @TempDir private Path parent;

  @Nested
  class TheFirstKey {

    @Test
    void isMadeInAFolderOfItsOwnThatOnlyTheOwnerReads() throws IOException {
      files().create(random);

      assertThat(mode(folder())).isEqualTo("rwx------");
      assertThat(mode(folder().resolve("k1.key"))).isEqualTo("rw-------");
      assertThat(listing()).containsExactly("k1.key");
    }

    @Test
    void isMadeInFoldersThatAreNotThereYet() throws IOException {
      Path deep = parent.resolve("a/b/keys");

      new KeyRingFiles(deep).create(random);

      assertThat(deep.resolve("k1.key")).isRegularFile();
    }

    @Test
    void isALineOfBase64With32Bytes() throws IOException {
      files().create(random);

      String text = Files.readString(files().firstFile());
      assertThat(text).endsWith("\n");
      assertThat(Base64.getDecoder().decode(text.strip())).hasSize(32);
    }

    @Test
    void isTheSameWhenItIsReadAgain() throws IOException {
      KeyRing made = files().create(random);

      KeyRing read = files().read().orElseThrow();

      assertThat(read.active().id()).isEqualTo("k1");
      assertThat(read.active().bytes()).isEqualTo(made.active().bytes());
    }

    @Test
    void isNeverOverwritten() throws IOException {
      KeyRing made = files().create(random);

      KeyRing again = files().create(random);

      assertThat(again.active().bytes()).isEqualTo(made.active().bytes());
      assertThat(listing()).containsExactly("k1.key");
    }

    @Test
    void isOneAndTheSameForTwoWhoMakeItAtOnce() throws Exception {
      for (int round = 0; round < 50; round++) {
        Path contested = parent.resolve("round" + round);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<KeyRing> maker =
            () -> {
              start.await();
              return new KeyRingFiles(contested).create(random);
            };

        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
          Future<KeyRing> one = both.submit(maker);
          Future<KeyRing> other = both.submit(maker);

          assertThat(one.get().active().bytes()).isEqualTo(other.get().active().bytes());
        }
      }
    }

    @Test
    void isAnotherOneEachTime() throws IOException {
      KeyRing one = files().create(random);
      KeyRing other = new KeyRingFiles(parent.resolve("other")).create(random);

      assertThat(one.active().bytes()).isNotEqualTo(other.active().bytes());
    }
  }

  @Nested
  class AFurtherKey {

    @Test
    void hasTheNextNumberAndAFileThatOnlyTheOwnerReads() throws IOException {
      files().create(random);

      MasterKey next = files().createNext(List.of("k1"), random);

      assertThat(next.id()).isEqualTo("k2");
      assertThat(mode(folder().resolve("k2.key"))).isEqualTo("rw-------");
      assertThat(listing()).containsExactly("k1.key", "k2.key");
      assertThat(files().read().orElseThrow().find("k2").map(MasterKey::bytes))
          .contains(next.bytes());
    }

    @Test
    void takesNoNumberThatHasAFileOrWasEverInUse() throws IOException {
      files().create(random);
      files().createNext(List.of("k1"), random);

      assertThat(files().createNext(List.of("k1"), random).id()).isEqualTo("k3");
      assertThat(files().createNext(List.of("k1", "k10", "k9"), random).id()).isEqualTo("k11");
    }
  }

  @Nested
  class Reading {

    @Test
    void findsNothingWhereThereIsNoFolder() throws IOException {
      assertThat(files().read()).isEmpty();
      assertThat(folder()).doesNotExist();
    }

    @Test
    void makesTheHighestNumberTheActiveKey() throws IOException {
      for (int number : List.of(10, 2, 9, 1)) {
        put("k" + number + ".key", Base64.getEncoder().encodeToString(Keys.bytes(number)));
      }

      KeyRing ring = files().read().orElseThrow();

      assertThat(ring.active().id()).isEqualTo("k10");
      assertThat(ring.active().bytes()).isEqualTo(Keys.bytes(10));
      assertThat(ring.find("k2").map(MasterKey::bytes)).contains(Keys.bytes(2));
      assertThat(ring.find("k3")).isEmpty();
    }

    @Test
    void leavesOtherFilesAside() throws IOException {
      String key = Base64.getEncoder().encodeToString(Keys.bytes(1));
      for (String name :
          List.of("k1.key.bak", "k0.key", "K2.key", ".new-1.tmp", "notes.txt", "k1.KEY")) {
        put(name, key);
      }

      assertThat(files().read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\n",
          "not base64",
          "AAAA",
          "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==",
          "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g",
          "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nAAEC",
          "ключ"
        })
    void refusesADamagedFileByName(String content) throws IOException {
      put("k1.key", Base64.getEncoder().encodeToString(Keys.bytes(1)));
      put("k2.key", content);

      assertThatExceptionOfType(DamagedKeyFileException.class)
          .isThrownBy(() -> files().read())
          .satisfies(damaged -> assertThat(damaged.file()).isEqualTo(folder().resolve("k2.key")))
          .withMessageContaining("k2.key");
    }

    @Test
    void keepsADamagedFilesContentOutOfTheMessage() throws IOException {
      put("k1.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");

      assertThatExceptionOfType(DamagedKeyFileException.class)
          .isThrownBy(() -> files().read())
          .satisfies(damaged -> assertThat(damaged.toString()).doesNotContain("AAECAwQFBgcI"));
    }
  }

  private Path folder() {
    return parent.resolve("keys");
  }

  private KeyRingFiles files() {
    return new KeyRingFiles(folder());
  }

  private void put(String name, String content) throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve(name), content);
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
