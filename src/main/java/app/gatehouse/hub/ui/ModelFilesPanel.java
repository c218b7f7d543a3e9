package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.MachineSpace;
import app.gatehouse.hub.ModelFiles;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.outbound.ForeignText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a model: those to run by quantization, and below them what goes with them. */
final class ModelFilesPanel extends Div {

  /** So many rows are drawn at once; more are a click away. */
  private static final int ROWS = 50;

  /** Of files that nobody can choose here. */
  private static final int NAMES = 200;

  private static final int LONGEST_NAME = 300;

  private final HubPage page;
  private final HubModel model;
  private final MachineSpace space;
  private final @Nullable HubAccess access;
  private final List<FileRow> rows = new ArrayList<>();

  /**
   * @param access null while it is being asked about
   */
  ModelFilesPanel(HubPage page, HubModel model, MachineSpace space, @Nullable HubAccess access) {
    this.page = page;
    this.model = model;
    this.space = space;
    this.access = access;
    addClassName("hub-files-panel");
    ModelFiles files = model.files();
    H3 title = new H3(t("hub.files.title"));
    Span machine = new Span(machine());
    machine.addClassName("hint");
    Div head = new Div(title, machine);
    head.addClassName("hub-files-head");
    add(head);
    if (files.models().isEmpty()) {
      add(hint(t("hub.files.none")));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("hub-file-list");
      add(list);
      addRows(list, files.models());
    }
    files.incomplete().forEach(missing -> add(hint(incomplete(missing))));
    if (!files.companions().isEmpty()) {
      add(companions(files.companions()));
    }
    if (!files.others().isEmpty()) {
      add(others(files.others()));
    }
    if (!files.all()) {
      add(hint(t("hub.files.not-all")));
    }
    page.live().listen(this, ModelEvent.Changed.class, this::hear);
  }

  private String machine() {
    @Nullable Long memory = space.memoryBytes();
    @Nullable Long disk = space.freeDiskBytes();
    return t(
        "hub.files.machine",
        memory == null ? t("hub.find.unknown") : ByteSize.words(memory),
        disk == null ? t("hub.find.unknown") : ByteSize.words(disk));
  }

  private void addRows(UnorderedList list, List<FileGroup> groups) {
    int end = Math.min(ROWS, groups.size());
    groups.subList(0, end).forEach(group -> list.add(row(group)));
    List<FileGroup> rest = groups.subList(end, groups.size());
    if (!rest.isEmpty()) {
      Button more = new Button(t("hub.files.more", rest.size()));
      more.addClassName("hub-files-more");
      more.addClickListener(click -> {
        list.getParent().ifPresent(parent -> parent.getElement().removeChild(more.getElement()));
        addRows(list, rest);
      });
      getElement().insertChild(getElement().indexOfChild(list.getElement()) + 1, more.getElement());
    }
  }

  private FileRow row(FileGroup group) {
    FileRow row = new FileRow(page, model.id(), group, space, access);
    rows.add(row);
    return row;
  }

  private static String incomplete(ModelFiles.Incomplete missing) {
    return t(
        "hub.files.incomplete",
        ForeignText.of(missing.name(), LONGEST_NAME),
        missing.there(),
        missing.expected());
  }

  private Component companions(List<FileGroup> groups) {
    UnorderedList list = new UnorderedList();
    list.addClassName("hub-file-list");
    groups.stream().limit(NAMES).forEach(group -> list.add(row(group)));
    return details(
        t("hub.files.companions", groups.size()), hint(t("hub.files.companions-why")), list);
  }

  private static Component others(List<HubFile> files) {
    UnorderedList list = new UnorderedList();
    list.addClassName("hub-other-files");
    files.stream().limit(NAMES).forEach(file -> list.add(other(file)));
    if (files.size() > NAMES) {
      list.add(new ListItem(t("hub.files.and-more", files.size() - NAMES)));
    }
    return details(t("hub.files.others", files.size()), list);
  }

  private static ListItem other(HubFile file) {
    Span name = new Span(ForeignText.of(file.path(), LONGEST_NAME));
    name.addClassName("mono");
    @Nullable Long bytes = file.bytes();
    Span size = new Span(bytes == null ? t("hub.find.unknown") : ByteSize.words(bytes));
    size.addClassNames("figure", "hint");
    return new ListItem(name, size);
  }

  private static Details details(String summary, Component... content) {
    Details details = new Details(summary, content);
    details.addClassName("hub-details");
    return details;
  }

  private static Paragraph hint(String sentence) {
    Paragraph hint = new Paragraph(sentence);
    hint.addClassName("hint");
    return hint;
  }

  private void hear(ModelEvent.Changed event) {
    if (event.account().equals(page.account())) {
      rows.forEach(FileRow::showLocal);
    }
  }
}
