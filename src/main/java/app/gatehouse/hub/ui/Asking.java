package app.gatehouse.hub.ui;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.outbound.OutboundException;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions to the Hub that a page waits for. */
final class Asking {

  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

  private Asking() {}

  /**
   * Begins to ask.
   *
   * @param pause before the question, in which it may still be cancelled without having been asked
   * @param done hears the answer with the page locked; empty when Gatehouse itself failed, so that
   *     the page does not wait for ever
   */
  static <T> BackgroundWork start(
      UI ui, Duration pause, Supplier<T> question, Consumer<Optional<T>> done) {
    return BackgroundWork.start(
        ui,
        () -> {
          Thread.sleep(pause);
          return ask(question);
        },
        done);
  }

  static <T> BackgroundWork start(UI ui, Supplier<T> question, Consumer<Optional<T>> done) {
    return start(ui, Duration.ZERO, question, done);
  }

  private static <T> Optional<T> ask(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (OutboundException.Cancelled cancelled) {
      throw cancelled;
    } catch (RuntimeException failure) {
      LOG.error("Asking Hugging Face failed", failure);
      return Optional.empty();
    }
  }
}
