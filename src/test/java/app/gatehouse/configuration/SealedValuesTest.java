package app.gatehouse.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.storage.StartupRefusedException;
import app.gatehouse.vault.ConfigurationCipher;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

@ExtendWith(OutputCaptureExtension.class)
class SealedValuesTest {

  private static final String PASSWORD = "correct-horse";
  private static final String VALUE = "canary-value-2718";

  @TempDir private Path folder;

  @Test
  void areOpenedWhereverTheyStand() throws IOException {
    String yaml =
        "a:\n  in-yaml: " + seal(VALUE) + "\n  list:\n    - plain\n    - " + seal("second");
    PropertySource<?> file =
        new YamlPropertySourceLoader()
            .load("file", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
            .getFirst();
    Properties properties = new Properties();
    properties.setProperty("a.in-properties", seal(VALUE));
    StandardEnvironment environment =
        environment(
            file,
            new PropertiesPropertySource("properties", properties),
            new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of("A_IN_ENVIRONMENT", seal(VALUE), "A_PLAIN", "as it was")),
            new SimpleCommandLinePropertySource("--a.on-command-line=" + seal(VALUE)),
            new MapPropertySource("text", Map.of("a.reference", "<${a.in-yaml}>")));

    open(environment);

    assertThat(environment.getProperty("a.in-yaml")).isEqualTo(VALUE);
    assertThat(environment.getProperty("a.in-properties")).isEqualTo(VALUE);
    assertThat(environment.getProperty("a.in-environment")).isEqualTo(VALUE);
    assertThat(environment.getProperty("A_IN_ENVIRONMENT")).isEqualTo(VALUE);
    assertThat(environment.getProperty("a.plain")).isEqualTo("as it was");
    assertThat(environment.getProperty("a.on-command-line")).isEqualTo(VALUE);
    assertThat(environment.getProperty("a.reference")).isEqualTo("<" + VALUE + ">");
    assertThat(Binder.get(environment).bind("a.list", String[].class).get())
        .containsExactly("plain", "second");
  }

  @Test
  void changeNothingOfASourceThatHasNone() {
    StandardEnvironment environment = environment();
    List<PropertySource<?>> before = environment.getPropertySources().stream().toList();

    open(environment);

    assertThat(environment.getPropertySources().stream())
        .usingElementComparator((one, other) -> one == other ? 0 : 1)
        .containsExactlyElementsOf(before);
  }

  @Test
  void areRefusedWithoutAPassword() {
    StandardEnvironment environment = environment(sealed("spring.datasource.password"));
    environment.getPropertySources().remove("password");

    assertRefused(
        environment,
        "the value of spring.datasource.password is sealed; set jasypt.encryptor.password (in the"
            + " environment JASYPT_ENCRYPTOR_PASSWORD) to the password of sealed values, or"
            + " jasypt.encryptor.password-file to a file whose first line it is.");
  }

  @Test
  void areRefusedUnderAWrongPassword() {
    StandardEnvironment environment = environment(sealed("spring.datasource.password"));
    environment
        .getPropertySources()
        .replace(
            "password",
            new MapPropertySource("password", Map.of("jasypt.encryptor.password", "wrong-canary")));

    assertRefused(
        environment,
        "the sealed value of spring.datasource.password does not open; see that"
            + " jasypt.encryptor.password is the one it was sealed with, or seal it again with the"
            + " command encrypt.");
  }

  @Test
  void takeTheirPasswordFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    StandardEnvironment environment = environment(sealed("a"));
    passwordFile(environment, file);

    open(environment);

    assertThat(environment.getProperty("a")).isEqualTo(VALUE);
  }

  @Test
  void areRefusedWhenTheFileIsEmptyOrNotThere() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    StandardEnvironment environment = environment(sealed("a"));
    passwordFile(environment, empty);
    assertRefused(
        environment,
        "the file %s of jasypt.encryptor.password-file has no password in its first line."
            .formatted(empty));

    Path missing = folder.resolve("missing");
    passwordFile(environment, missing);
    assertRefused(
        environment,
        "the file %s of jasypt.encryptor.password-file cannot be read.".formatted(missing));
  }

  @Test
  void areNotShownWhenTheyDoNotFit(CapturedOutput output) {
    SpringApplication application = new SpringApplication(Numbers.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setInitializers(List.of());

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() ->
            application.run(
                "--jasypt.encryptor.password=" + PASSWORD, "--demo.number=" + seal(VALUE)));

    assertThat(output)
        .contains("The sealed value of demo.number is not what this property takes (int).")
        .contains("jasypt.encryptor.password is on the command line")
        .doesNotContain(VALUE, PASSWORD);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(Demo.class)
  static class Numbers {}

  @ConfigurationProperties("demo")
  record Demo(int number) {}

  private static void passwordFile(StandardEnvironment environment, Path file) {
    environment
        .getPropertySources()
        .replace(
            "password",
            new MapPropertySource(
                "password", Map.of("jasypt.encryptor.password-file", file.toString())));
  }

  private static void assertRefused(StandardEnvironment environment, String sentence) {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> open(environment))
        .withMessage(sentence)
        .withNoCause()
        .satisfies(refused ->
            assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION));
  }

  private static void open(StandardEnvironment environment) {
    new SealedValues(Supplier::get)
        .postProcessEnvironment(environment, new SpringApplication(Numbers.class));
  }

  private static MapPropertySource sealed(String property) {
    return new MapPropertySource("sealed", new HashMap<>(Map.of(property, seal(VALUE))));
  }

  private static StandardEnvironment environment(PropertySource<?>... sources) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    for (PropertySource<?> source : sources) {
      environment.getPropertySources().addLast(source);
    }
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("password", Map.of("jasypt.encryptor.password", PASSWORD)));
    ConfigurationPropertySources.attach(environment);
    return environment;
  }

  private static String seal(String value) {
    StandardEnvironment environment = new StandardEnvironment();
    try (SecretText secret = SecretText.of(value)) {
      return ConfigurationCipher.of(environment, PASSWORD).seal(secret);
    }
  }
}
