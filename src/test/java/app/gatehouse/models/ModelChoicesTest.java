package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.models.ModelChoices.Choice;
import app.gatehouse.providers.ProviderId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GatehouseTest
@RecordApplicationEvents
class ModelChoicesTest {

  private static final ModelRef GPT = new ModelRef(new ProviderId("openai"), "gpt-4o");
  private static final ModelRef OTHER = new ModelRef(new ProviderId("groq"), "gpt-4o");

  @Autowired private ModelChoices choices;
  @Autowired private JdbcClient database;
  private AccountId ann;

  @BeforeEach
  void addAccount() {
    ann = TestAccounts.add(database);
  }

  private long rows() {
    return database
        .sql("SELECT COUNT(*) FROM model_choice WHERE account_id = ?")
        .param(ann.value())
        .query(Long.class)
        .single();
  }

  @Test
  void keepsWhatWasChosenForEachModelAndAccount(ApplicationEvents events) {
    AccountId ben = TestAccounts.add(database);

    choices.favourite(ann, GPT, true);
    choices.on(ann, OTHER, false);

    assertThat(choices.of(ann))
        .isEqualTo(Map.of(GPT, new Choice(true, true), OTHER, new Choice(false, false)));
    assertThat(choices.of(ben)).isEmpty();
    assertThat(events.stream(ModelEvent.class))
        .containsExactly(new ModelEvent.Changed(ann), new ModelEvent.Changed(ann));
  }

  @Test
  void oneChoiceLeavesTheOtherAsItWas() {
    choices.favourite(ann, GPT, true);
    choices.on(ann, GPT, false);
    assertThat(choices.of(ann)).containsEntry(GPT, new Choice(true, false));

    choices.favourite(ann, GPT, false);

    assertThat(choices.of(ann)).containsEntry(GPT, new Choice(false, false));
  }

  @Test
  void keepsNoRowForWhatHoldsAnyway() {
    choices.favourite(ann, GPT, false);
    choices.on(ann, OTHER, true);
    assertThat(rows()).isZero();

    choices.favourite(ann, GPT, true);
    choices.on(ann, GPT, false);
    choices.on(ann, GPT, true);
    choices.favourite(ann, GPT, false);

    assertThat(rows()).isZero();
  }

  @Test
  void choosingTheSameTwiceChangesNothing() {
    choices.favourite(ann, GPT, true);
    choices.favourite(ann, GPT, true);

    assertThat(choices.of(ann)).isEqualTo(Map.of(GPT, new Choice(true, true)));
  }

  @Test
  void pagesThatChooseAtOnceLoseNothing() {
    for (int round = 0; round < 10; round++) {
      ModelRef ref = new ModelRef(new ProviderId("openai"), "m-" + round);
      CyclicBarrier together = new CyclicBarrier(2);
      IntStream.range(0, 2)
          .mapToObj(page ->
              CompletableFuture.runAsync(
                  () -> {
                    await(together);
                    if (page == 0) {
                      choices.favourite(ann, ref, true);
                    } else {
                      choices.on(ann, ref, false);
                    }
                  },
                  Thread::startVirtualThread))
          .toList()
          .forEach(CompletableFuture::join);

      assertThat(choices.of(ann)).containsEntry(ref, new Choice(true, false));
    }
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
