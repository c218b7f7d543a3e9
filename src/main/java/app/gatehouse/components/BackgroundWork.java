package app.gatehouse.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ErrorEvent;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work that would keep a page waiting, done on a thread of its own; its result comes back to the
 * page that asked, unless it was cancelled or the page is gone.
 */
public final class BackgroundWork {

  private final Thread thread;
  private volatile boolean cancelled;

  private <T> BackgroundWork(UI ui, Callable<T> work, Consumer<T> done) {
    thread = Thread.ofVirtual().name("page-work").unstarted(() -> run(ui, work, done));
  }

  /**
   * Begins the work.
   *
   * @param ui the page that asks
   * @param work must not touch the page; what it throws goes to the page's error handler
   * @param done hears the result with the page locked
   */
  public static <T> BackgroundWork start(UI ui, Callable<T> work, Consumer<T> done) {
    BackgroundWork background = new BackgroundWork(ui, work, done);
    background.thread.start();
    return background;
  }

  /** Interrupts the work; its result, if any still comes, is dropped. */
  public void cancel() {
    cancelled = true;
    thread.interrupt();
  }

  private <T> void run(UI ui, Callable<T> work, Consumer<T> done) {
    try {
      T result = work.call();
      tell(ui, () -> done.accept(result));
    } catch (Exception failure) {
      tell(ui, () -> ui.getSession().getErrorHandler().error(new ErrorEvent(failure)));
    }
  }

  private void tell(UI ui, Runnable news) {
    try {
      ui.access(() -> deliver(news));
    } catch (UIDetachedException gone) {
      // Nobody is there any more who waits.
    }
  }

  private void deliver(Runnable result) {
    if (!cancelled) {
      result.run();
    }
  }
}
