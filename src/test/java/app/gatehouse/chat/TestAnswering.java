package app.gatehouse.chat;

import app.gatehouse.inference.Inference;
import app.gatehouse.models.ModelCatalog;
import java.time.Clock;
import java.time.Duration;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the service for tests of the page, around a model that they play. */
public final class TestAnswering {

  private TestAnswering() {}

  public static Answering of(
      Conversations conversations,
      ModelCatalog models,
      Inference inference,
      TransactionTemplate transaction,
      Clock clock) {
    return new Answering(
        conversations,
        models,
        inference,
        entry -> {},
        transaction,
        clock,
        new RunningAnswer.Pace(Duration.ZERO, Duration.ofSeconds(3)));
  }
}
