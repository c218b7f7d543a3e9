package app.gatehouse.storage.ui;

import app.gatehouse.components.Icons;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.storage.DatabaseStatus;
import app.gatehouse.storage.StorageEvent;
import app.gatehouse.storage.StorageProblem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** Says for as long as it lasts that nothing is saved; not to be seen otherwise. */
public final class ReadOnlyBanner extends Div {

  private final Span text = new Span();

  public ReadOnlyBanner(DatabaseStatus status, LiveUpdates live) {
    addClassName("read-only-banner");
    // There before it has something to say, or screen readers would not notice that it does.
    getElement().setAttribute("role", "status");
    show(status.problem());
    live.listen(
        this,
        StorageEvent.class,
        event -> {
          switch (event) {
            case StorageEvent.BecameReadOnly now -> show(Optional.of(now.problem()));
            case StorageEvent.BecameWritable now -> show(Optional.empty());
            case StorageEvent.BackedUp backedUp -> {
              // Another matter.
            }
          }
        });
  }

  private void show(Optional<StorageProblem> problem) {
    removeAll();
    setClassName("read-only-banner-shown", problem.isPresent());
    problem.ifPresent(now -> {
      text.setText(StorageTexts.sentence(now));
      add(Icons.WARNING.create(), text);
    });
  }
}
