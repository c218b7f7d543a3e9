package app.gatehouse.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Branch;
import app.gatehouse.credentials.CredentialUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * Ben, a member who is signed in, calls every method of every feature with Ann's ids. He finds and
 * changes nothing of hers. What a new feature offers is found and called by itself, or this test
 * says what it needs for that.
 */
@SignedIn(owner = false)
class ServicesWalkTest extends ViewTest {

  /**
   * Services that act for the account they are given. Whoever calls them gives the one that is
   * signed in, and nothing that a request has brought.
   */
  private static final Set<String> ACT_FOR_WHO_CALLS =
      Set.of(
          "AccessDoctor",
          "AccessProof",
          "AccessTokens",
          "AccountService",
          "ActivityService",
          "Aliases",
          "Answering",
          "BudgetWarnings",
          "Budgets",
          "Conversations",
          "CredentialChecks",
          "CredentialService",
          "Downloads",
          "FrequentUse",
          "HubAccessService",
          "HubModels",
          "HubTokens",
          "KeyChecker",
          "KeysExport",
          "KeysInText",
          "KnownAccess",
          "LocalFiles",
          "LocalRuntime",
          "LocalServers",
          "ModelCatalog",
          "ModelChoices",
          "ModelRefresh",
          "ModelRegistry",
          "ModelSource",
          "ModelWatch",
          "OllamaHandover",
          "ProviderAccess",
          "UsageReports");

  /**
   * Services for the installation as a whole, which also commands use, with nobody signed in: an
   * account they take is only noted. What protects them is that the owner's pages alone lead there.
   */
  private static final Set<String> OF_THE_INSTALLATION = Set.of("MasterKeyRotation");

  /** Called by nothing here, each with the reason. */
  private static final Set<String> LEFT_OUT =
      // Asks another server, and takes the id of nothing that is stored.
      Set.of(
          "AccessDoctor.examine[AccountId, RepositoryId]",
          "HubAccessService.check[AccountId, RepositoryId]",
          "HubModels.open[AccountId, RepositoryId]");

  @Autowired ApplicationContext context;
  @Autowired JdbcClient database;
  private Ann ann;
  private Samples samples;
  private List<Services.Call> services = List.of();

  @BeforeEach
  void makeAnn() {
    ann = Ann.make(context);
    samples = new Samples(ann, providers);
    services = Services.of(context);
  }

  /** How a call ended. */
  private sealed interface Outcome {
    record Answered(@Nullable Object answer) implements Outcome {}

    record Refused(Exception reason) implements Outcome {}
  }

  private Outcome call(Services.Call call, AccountId first) {
    Object[] arguments = samples.arguments(call.method(), first);
    try {
      return new Outcome.Answered(call.method().invoke(call.bean(), arguments));
    } catch (InvocationTargetException e) {
      return switch (e.getCause()) {
        case AccessDeniedException denied -> new Outcome.Refused(denied);
        case CredentialUnavailableException nothing -> new Outcome.Refused(nothing);
        case null, default ->
            throw new AssertionError(call + " failed in a way that is no refusal", e.getCause());
      };
    } catch (IllegalAccessException e) {
      throw new AssertionError(call + " cannot be called", e);
    }
  }

  private static boolean isDenied(Outcome outcome) {
    return outcome instanceof Outcome.Refused(AccessDeniedException _);
  }

  private static boolean takesAnAccount(Services.Call call) {
    return Arrays.asList(call.method().getParameterTypes()).contains(AccountId.class);
  }

  private List<Services.Call> forAccounts() {
    return services.stream()
        .filter(ServicesWalkTest::takesAnAccount)
        .filter(call -> !LEFT_OUT.contains(call.toString()))
        .filter(call -> !OF_THE_INSTALLATION.contains(call.service()))
        .toList();
  }

  @Test
  void whoActsForHimselfFindsAndChangesNothingOfAnothersByTheirIds() {
    List<String> before = ann.rows(database);
    int ids = 0;
    for (Services.Call call : forAccounts()) {
      Outcome outcome = call(call, me());

      assertThat(ann.rows(database)).as("Ann's rows after %s", call).isEqualTo(before);
      if (outcome instanceof Outcome.Answered(Object answer)) {
        assertThat(String.valueOf(answer))
            .as("The answer of %s", call)
            .doesNotContain(Ann.MARK, ann.account().toString(), ann.credential().toString());
        if (Samples.takesAnId(call.method())) {
          assertThat(saysThereIsNone(answer))
              .as("%s answers %s for an id of Ann's, as if that had been done", call, answer)
              .isTrue();
        }
      }
      ids += Samples.takesAnId(call.method()) ? 1 : 0;
    }

    assertThat(before).hasSizeGreaterThan(3);
    assertThat(ids).isGreaterThan(3);
    System.out.printf(
        "Other accounts' ids: %d methods of %d services called, %d of them with ids; nothing found,"
            + " nothing changed%n",
        forAccounts().size(),
        forAccounts().stream().map(Services.Call::service).distinct().count(),
        ids);
  }

  @Test
  void aServiceEitherActsForWhoCallsOrIsTheOwnersAndThenAllOfIt() {
    List<String> before = ann.rows(database);
    TreeSet<String> owners = new TreeSet<>();
    for (Services.Call call : forAccounts()) {
      if (!ACT_FOR_WHO_CALLS.contains(call.service())) {
        assertThat(isDenied(call(call, ann.account())))
            .as(
                """
                %s lets a member act for another account. If it is the owner's alone, it has to
                refuse others with an AccessDeniedException; if its callers give it the account that
                is signed in, add %s to ACT_FOR_WHO_CALLS. Commands use it too? See
                OF_THE_INSTALLATION.\
                """,
                call, call.service())
            .isTrue();
        owners.add(call.service());
      }
    }
    for (Services.Call call : services) {
      if (owners.contains(call.service())) {
        assertThat(isDenied(call(call, ann.account()))).as("%s is the owner's", call).isTrue();
      }
    }

    assertThat(ann.rows(database)).isEqualTo(before);
    System.out.println("Refused to members as a whole: " + owners);
  }

  @Test
  void whatIsLeftOutIsStillThere() {
    assertThat(services).extracting(Services.Call::toString).containsAll(LEFT_OUT);
    assertThat(services)
        .extracting(Services.Call::service)
        .containsAll(ACT_FOR_WHO_CALLS)
        .containsAll(OF_THE_INSTALLATION);
  }

  /** As there is nothing by that id for whoever asks. */
  private static boolean saysThereIsNone(@Nullable Object answer) {
    return switch (answer) {
      case null -> true;
      case Boolean done -> !done;
      case Optional<?> found -> found.isEmpty();
      case Iterable<?> found -> !found.iterator().hasNext();
      case Branch found -> found.turns().isEmpty();
      case Enum<?> ending -> ending.name().equals("GONE");
      default -> false;
    };
  }
}
