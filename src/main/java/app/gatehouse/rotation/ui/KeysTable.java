package app.gatehouse.rotation.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.When;
import app.gatehouse.rotation.KeyRingUse;
import app.gatehouse.rotation.KeyUse;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;

/** The master keys, the newest first, with what each is for. */
final class KeysTable extends NativeTable {

  KeysTable() {
    addClassName("key-table");
    getElement().setAttribute("aria-label", t("rotation.keys"));
    NativeTableRow head = new NativeTableRow();
    for (String word :
        new String[] {
          t("rotation.column.key"),
          t("rotation.column.state"),
          t("rotation.column.since"),
          t("rotation.column.sealed")
        }) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(word);
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    getHead().add(head);
    NativeTableCell counting = new NativeTableCell(t("rotation.counting"));
    counting.getElement().setAttribute("colspan", "4");
    counting.addClassName("hint");
    getBody().add(new NativeTableRow(counting));
  }

  void show(KeyRingUse use) {
    getBody().removeAll();
    use.keys().forEach(key -> getBody().add(row(key)));
  }

  private static NativeTableRow row(KeyUse key) {
    Span id = new Span(key.id());
    id.addClassName("mono");
    return new NativeTableRow(
        cell(id), cell(badge(key)), cell(new Span(since(key))), cell(new Span(count(key))));
  }

  private static NativeTableCell cell(Component content) {
    return new NativeTableCell(content);
  }

  private static StateBadge badge(KeyUse key) {
    if (key.active()) {
      return new StateBadge(t("rotation.state.active"), Tone.GOOD);
    }
    return key.isRetired()
        ? new StateBadge(t("rotation.state.retired"), Tone.NEUTRAL)
        : new StateBadge(t("rotation.state.replaced"), Tone.ATTENTION);
  }

  private static String since(KeyUse key) {
    return key.createdAt() == null ? t("rotation.since-unknown") : When.day(key.createdAt());
  }

  private static String count(KeyUse key) {
    return t("rotation.count", key.sealed());
  }
}
