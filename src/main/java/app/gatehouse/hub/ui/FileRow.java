package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.FileGroup.Role;
import app.gatehouse.hub.Fit;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.MachineSpace;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that can be chosen: what it is, whether it fits this machine, and what can be done. */
final class FileRow extends ListItem {

  private static final ProviderId LOCAL = new ProviderId("local");

  /** Tools of Hugging Face fetch larger files by a protocol of its own only. */
  private static final long LARGE = 50_000_000_000L;

  private final HubPage page;
  private final RepositoryId id;
  private final FileGroup group;
  private final MachineSpace space;
  private final StateBadge fit = new StateBadge("", StateBadge.Tone.NEUTRAL);
  private final Div local = new Div();
  private boolean there;

  /**
   * @param access null while it is being asked about
   */
  FileRow(
      HubPage page,
      RepositoryId id,
      FileGroup group,
      MachineSpace space,
      @Nullable HubAccess access) {
    this.page = page;
    this.id = id;
    this.group = group;
    this.space = space;
    addClassName("hub-file");
    Span size = new Span(size(group.bytes()));
    size.addClassNames("figure", "hub-file-size");
    Div parts = new Div();
    parts.addClassName("hub-file-parts");
    if (access != null) {
      page.fileParts().forEach(part -> parts.add(part.of(id, group, access)));
    }
    Div line = new Div(words(), size, fit, parts);
    line.addClassName("hub-file-line");
    local.addClassName("hub-file-local");
    add(line);
    if (isLarge()) {
      Paragraph large = new Paragraph(t("hub.files.large"));
      large.addClassNames("hint", "hub-file-note");
      add(large);
    }
    add(local);
    showFit();
    showLocal();
  }

  /** Shows what can be done with the file since it is on this machine, or is not any more. */
  void showLocal() {
    Optional<Model> model = onThisMachine();
    if (model.isPresent() == there) {
      return;
    }
    there = model.isPresent();
    local.removeAll();
    model.ifPresent(
        found -> page.modelParts().forEach(part -> part.of(found).ifPresent(local::add)));
    showFit();
  }

  private Optional<Model> onThisMachine() {
    String name = id + "/" + group.files().getFirst().path();
    return ModelRef.isValidId(name)
        ? page.local().apply(new ModelRef(LOCAL, name))
        : Optional.empty();
  }

  private Div words() {
    @Nullable String type = group.quantization();
    Span title = new Span(type == null ? t("hub.files.no-quantization") : type);
    title.addClassName("cell-title");
    int count = group.files().size();
    Span name = new Span(count == 1 ? group.name() : t("hub.files.in-parts", group.name(), count));
    name.addClassNames("mono", "hub-file-name");
    Div words = new Div(title, name);
    words.addClassName("hub-file-words");
    return words;
  }

  private void showFit() {
    if (group.role() == Role.COMPANION) {
      fit.setVisible(there);
      fit.show(t("hub.files.there"), StateBadge.Tone.GOOD);
      return;
    }
    Fit answer = Fit.of(group.bytes(), there, space);
    fit.show(HubWords.fit(answer.answer()), HubWords.tone(answer.answer()));
    @Nullable Long memory = answer.memoryBytes();
    if (memory != null) {
      fit.getElement()
          .setAttribute("title", t("hub.fit.why", ByteSize.words(memory), size(group.bytes())));
    }
  }

  private boolean isLarge() {
    return group.files().stream().anyMatch(file -> file.bytes() != null && file.bytes() > LARGE);
  }

  private static String size(@Nullable Long bytes) {
    return bytes == null ? t("hub.find.unknown") : ByteSize.words(bytes);
  }
}
