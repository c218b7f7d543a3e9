package app.gatehouse.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A table of figures: the first column names what the others count. */
final class UsageTable extends NativeTable {

  private final List<Column> columns;

  /** Where a column stands, and whether a narrow window has room for it. */
  enum Column {
    NAME,
    FIGURE,
    WIDE_FIGURE,
    WIDE_TEXT,
    TEXT
  }

  UsageTable(String name, List<Column> columns, List<String> headers) {
    this.columns = columns;
    addClassName("usage-table");
    getElement().setAttribute("aria-label", name);
    NativeTableRow head = new NativeTableRow();
    for (int i = 0; i < columns.size(); i++) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(headers.get(i));
      cell.getElement().setAttribute("scope", "col");
      style(cell, columns.get(i));
      head.add(cell);
    }
    getHead().add(head);
  }

  /** A row of texts, one for each column. */
  void addRow(String name, List<String> others) {
    addRow(new Span(name), others.stream().map(text -> (Component) new Span(text)).toList());
  }

  void addRow(Component name, List<Component> others) {
    NativeTableHeaderCell first = new NativeTableHeaderCell(name);
    first.getElement().setAttribute("scope", "row");
    NativeTableRow row = new NativeTableRow();
    row.add(first);
    for (int i = 0; i < others.size(); i++) {
      NativeTableCell cell = new NativeTableCell(others.get(i));
      style(cell, columns.get(i + 1));
      row.add(cell);
    }
    getBody().add(row);
  }

  private static void style(Component cell, Column column) {
    switch (column) {
      case NAME, TEXT -> {
        // As all cells are.
      }
      case FIGURE -> cell.addClassName("figure-cell");
      case WIDE_FIGURE -> cell.addClassNames("figure-cell", "only-wide");
      case WIDE_TEXT -> cell.addClassName("only-wide");
    }
  }
}
