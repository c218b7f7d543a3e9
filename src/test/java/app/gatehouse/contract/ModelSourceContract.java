package app.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelSource;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every source of models has to do. */
@GatehouseTest
public abstract class ModelSourceContract {

  protected static final ProviderId OPENAI = new ProviderId("openai");
  protected static final ProviderId GROQ = new ProviderId("groq");

  @Autowired private JdbcClient database;

  protected abstract ModelSource source();

  /** Does whatever makes the source know at least two models of the provider for the account. */
  protected abstract void give(AccountId account, ProviderId provider);

  /** The models the source knows because of what the account has. */
  protected List<Model> own(AccountId account) {
    return source().models(account);
  }

  @Test
  void knowsNothingForAnAccountThatHasNothing() {
    AccountId account = TestAccounts.add(database);

    assertThat(own(account)).isEmpty();
    assertThat(source().models(account)).noneMatch(Model::unlocked);
  }

  @Test
  void knowsNothingForAnAccountThatDoesNotExist() {
    assertThat(own(AccountId.random())).isEmpty();
  }

  @Test
  void knowsWhatTheAccountHasAndNoModelTwice() {
    AccountId account = TestAccounts.add(database);
    give(account, OPENAI);
    give(account, GROQ);

    assertThat(source().models(account))
        .extracting(Model::ref)
        .doesNotHaveDuplicates()
        .extracting(ref -> ref.provider())
        .contains(OPENAI, GROQ);
  }

  @Test
  void knowsNothingOfOtherAccounts() {
    AccountId ann = TestAccounts.add(database);
    AccountId ben = TestAccounts.add(database);
    give(ann, OPENAI);
    give(ben, GROQ);

    assertThat(own(ann))
        .hasSizeGreaterThan(1)
        .allMatch(model -> model.ref().provider().equals(OPENAI));
    assertThat(own(ben))
        .hasSizeGreaterThan(1)
        .allMatch(model -> model.ref().provider().equals(GROQ));
  }

  @Test
  void namesEveryModelAndItsProviderForPeople() {
    AccountId account = TestAccounts.add(database);
    give(account, OPENAI);

    assertThat(own(account))
        .allSatisfy(model -> {
          assertThat(model.name()).isNotBlank();
          assertThat(model.providerName()).isEqualTo("OpenAI");
        });
  }

  @Test
  void givesTheSameAnswerTwice() {
    AccountId account = TestAccounts.add(database);
    give(account, OPENAI);

    assertThat(source().models(account)).hasSameElementsAs(source().models(account));
  }
}
