package app.gatehouse.e2e;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.Theme;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gatehouse that saves, replaces and deletes through its services without pause, on several
 * threads, until it is killed. Says first what it found saved.
 */
final class KillTarget {

  /** The file of the {@link WriteRecord}. */
  static final String RECORD = "test.record";

  /** What a slot holds when nothing is saved in it. */
  static final String NOTHING = "-";

  static final String ACTIVITY = "activity";
  private static final String WRITES =
      "SELECT COUNT(*) FROM activity WHERE kind IN"
          + " ('credential-saved', 'credential-replaced', 'credential-deleted')";

  private final ConfigurableApplicationContext gatehouse;
  private final WriteRecord record;
  private final AccountId owner;

  private KillTarget(ConfigurableApplicationContext gatehouse, WriteRecord record) {
    this.gatehouse = gatehouse;
    this.record = record;
    this.owner =
        new AccountId(
            database()
                .sql("SELECT id FROM account WHERE owner_slot = 1")
                .query(UUID.class)
                .single());
  }

  public static void main(String[] arguments) {
    ConfigurableApplicationContext gatehouse =
        SpringApplication.run(GatehouseApplication.class, arguments);
    Path file = Path.of(gatehouse.getEnvironment().getRequiredProperty(RECORD));
    new KillTarget(gatehouse, WriteRecord.writing(file)).run();
  }

  /** A place for one value, written by one thread alone. */
  private interface Slot {
    String name();

    String read();

    /** Saves the value, or deletes for {@link #NOTHING}; returns once that is acknowledged. */
    void write(String value);

    default String next() {
      return ThreadLocalRandom.current().nextInt(4) == 0 && !read().equals(NOTHING)
          ? NOTHING
          : "sk-proj-" + UUID.randomUUID().toString().replace("-", "");
    }
  }

  private void run() {
    List<List<Slot>> threads =
        List.of(
            List.of(new Key("openai"), new Key("anthropic"), new Listed("gpt-a")),
            List.of(new Key("gemini"), new Key("xai"), new Listed("gpt-b")),
            List.of(new Key("groq"), new Key("openrouter"), new Colours()));
    threads.forEach(slots -> slots.forEach(slot -> record.found(slot.name(), slot.read())));
    record.found(ACTIVITY, database().sql(WRITES).query(Long.class).single().toString());
    record.allFound();
    threads.forEach(slots -> new Thread(() -> writeForEver(slots)).start());
  }

  private void writeForEver(List<Slot> slots) {
    while (true) {
      Slot slot = slots.get(ThreadLocalRandom.current().nextInt(slots.size()));
      String value = slot.next();
      record.tried(slot.name(), value);
      slot.write(value);
      record.acknowledged(slot.name());
    }
  }

  private JdbcClient database() {
    return gatehouse.getBean(JdbcClient.class);
  }

  /** The credential for a provider; its value is the secret, opened again to read it. */
  private final class Key implements Slot {

    private final Provider provider;
    private final CredentialService credentials = gatehouse.getBean(CredentialService.class);

    Key(String provider) {
      this.provider = gatehouse.getBean(ProviderCatalog.class).get(new ProviderId(provider));
    }

    @Override
    public String name() {
      return "key-" + provider.id();
    }

    @Override
    public String read() {
      return credentials
          .find(owner, provider.id())
          .map(saved -> credentials.use(owner, saved.id(), Purpose.COPY, SecretText::expose))
          .orElse(NOTHING);
    }

    @Override
    public void write(String value) {
      if (value.equals(NOTHING)) {
        credentials
            .find(owner, provider.id())
            .ifPresent(saved -> credentials.delete(owner, saved.id()));
        return;
      }
      try (SecretText secret = SecretText.of(value)) {
        credentials.save(owner, provider, secret, null);
      }
    }
  }

  /** A model on the registry; its value is the display name. */
  private final class Listed implements Slot {

    private final ModelRef ref;
    private final ModelRegistry registry = gatehouse.getBean(ModelRegistry.class);

    Listed(String model) {
      this.ref = new ModelRef(new ProviderId("openai"), model);
    }

    @Override
    public String name() {
      return "model-" + ref.id();
    }

    @Override
    public String read() {
      return registry.find(owner, ref).map(found -> String.valueOf(found.name())).orElse(NOTHING);
    }

    @Override
    public void write(String value) {
      registry
          .find(owner, ref)
          .ifPresentOrElse(
              found -> {
                if (value.equals(NOTHING)) {
                  registry.remove(owner, found.id());
                } else {
                  registry.edit(owner, found.id(), ref, value);
                }
              },
              () -> {
                if (!value.equals(NOTHING)) {
                  registry.add(owner, ref, value);
                }
              });
    }
  }

  /** The account's theme. */
  private final class Colours implements Slot {

    private final AccountService accounts = gatehouse.getBean(AccountService.class);

    @Override
    public String name() {
      return "theme";
    }

    @Override
    public String read() {
      return accounts.find(owner).orElseThrow().theme().name();
    }

    @Override
    public void write(String value) {
      accounts.changeTheme(owner, Theme.valueOf(value));
    }

    @Override
    public String next() {
      List<Theme> themes = new ArrayList<>(List.of(Theme.values()));
      return themes.get(ThreadLocalRandom.current().nextInt(themes.size())).name();
    }
  }
}
