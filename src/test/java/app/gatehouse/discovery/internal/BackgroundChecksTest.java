package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.gatehouse.EmptyGatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.fakes.FakeOpenAi;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@EmptyGatehouseTest
class BackgroundChecksTest {

  private static final ProviderId OPENAI = new ProviderId("openai");

  @Autowired private CredentialService credentials;
  @Autowired private CredentialChecks results;
  @Autowired private LiveLists lists;
  @Autowired private List<DialectAdapter> adapters;
  @Autowired private AccountService accounts;
  @Autowired private OutboundHttp http;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private JdbcClient database;
  @Autowired private Clock clock;

  private final FakeOpenAi openai = new FakeOpenAi(0);
  private BackgroundChecks background;

  @BeforeEach
  void begin() {
    openai.serves(1);
    DiscoverySettings settings = new DiscoverySettings(false, false);
    Checks checks =
        new Checks(
            credentials,
            results,
            TestProviders.with("openai", openai.baseUrl()),
            new Asker(adapters, http, accounts, clock),
            lists,
            publisher,
            settings);
    background = new BackgroundChecks(results, checks, settings, clock);
  }

  @AfterEach
  void end() {
    openai.close();
    // Other tests begin where nobody has an account.
    for (String table : List.of("credential", "live_list", "account")) {
      database.sql("DELETE FROM " + table).update();
    }
  }

  @Test
  void whatWasNeverCheckedIsCheckedAndThenLeftAlone() {
    AccountId ann = save();

    background.checkDue();
    await().until(() -> isChecked(ann));
    background.checkDue();

    assertThat(results.due(10)).isEmpty();
    assertThat(openai.server().getAllServeEvents()).hasSize(1);
  }

  @Test
  void whatWasCheckedLongAgoIsCheckedAgain() {
    AccountId ann = save();
    background.checkDue();
    await().until(() -> isChecked(ann));

    database.sql("UPDATE passport SET next_at = asked_at").update();

    assertThat(results.due(10)).containsExactly(new CredentialChecks.Due(ann, OPENAI));
  }

  @Test
  void whatCannotBeCheckedDoesNotStandInTheWay() {
    for (int i = 0; i < 6; i++) {
      save();
    }
    database.sql("UPDATE credential SET sealed = 'v1.k1.nonsense'").update();
    background.checkDue();
    AccountId ann = save();

    background.checkDue();

    await().until(() -> isChecked(ann));
  }

  private boolean isChecked(AccountId account) {
    return credentials.find(account, OPENAI).orElseThrow().passport() != null;
  }

  private AccountId save() {
    AccountId account = TestAccounts.add(database);
    try (SecretText secret = SecretText.of(openai.key())) {
      credentials.save(account, TestProviders.builtIn().get(OPENAI), secret, null);
    }
    return account;
  }
}
