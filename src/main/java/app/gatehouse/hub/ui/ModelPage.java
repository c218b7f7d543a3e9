package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.Icons;
import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubSilence;
import app.gatehouse.hub.MachineSpace;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model of the Hub: what it is, whether the account may have it, and its files. */
final class ModelPage extends Div {

  private final HubPage page;
  private final RepositoryId id;
  private final H2 name;
  private final Div head = new Div();
  private final Div facts = new Div();
  private final Div gate = new Div();
  private final Div files = new Div();
  private @Nullable BackgroundWork running;
  private @Nullable Opened opened;
  private @Nullable HubAccess known;

  /** What was told, and how much room there was at that moment. */
  private record Opened(HubResult<HubModel> model, MachineSpace space) {}

  /**
   * @param back leads to what was found
   */
  ModelPage(HubPage page, RepositoryId id, Runnable back) {
    this.page = page;
    this.id = id;
    addClassName("hub-model");
    Button toResults = new Button(t("hub.model.back"), Icons.CHEVRON.create(), click -> back.run());
    toResults.addThemeVariants(ButtonVariant.TERTIARY);
    toResults.addClassName("hub-back");
    name = new H2(id.value());
    name.addClassName("hub-name");
    // The focus comes here when the page opens, so that it is read from its beginning.
    name.getElement().setAttribute("tabindex", "-1");
    head.addClassName("hub-model-head");
    head.add(name);
    facts.addClassName("hub-facts");
    gate.addClassName("hub-gate-parts");
    files.addClassName("hub-files");
    Div access = new Div(page.access().of(page.account(), id, null, this::learn));
    add(toResults, head, facts, access, gate, files);
  }

  RepositoryId id() {
    return id;
  }

  void focus() {
    name.getElement().callJsFunction("focus");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (opened == null) {
      load();
    }
  }

  private void load() {
    opened = null;
    gate.removeAll();
    files.removeAll();
    facts.removeAll();
    facts.add(new Skeleton());
    facts.setVisible(true);
    running =
        Asking.start(
            UI.getCurrent(),
            () -> new Opened(page.models().open(page.account(), id), page.machine().space()),
            this::finish);
  }

  private void finish(Optional<Opened> answer) {
    running = null;
    facts.removeAll();
    facts.setVisible(false);
    if (answer.isEmpty()) {
      files.add(notTold(t("hub.find.failed")));
      return;
    }
    opened = answer.get();
    if (opened.model() instanceof HubResult.Told<HubModel>(HubModel model)) {
      showHead(model);
      facts.add(new ModelFactsList(model, page.clock().instant()));
      facts.setVisible(true);
    }
    showRest();
  }

  private void showHead(HubModel model) {
    // The name stays where it is: it has the focus, which taking it out would lose.
    head.getChildren().filter(part -> !part.equals(name)).toList().forEach(head::remove);
    if (model.hidden()) {
      head.add(new StateBadge(t("hub.model.private"), StateBadge.Tone.NEUTRAL));
    }
    if (!model.id().equals(id)) {
      Paragraph renamed = new Paragraph(t("hub.model.renamed", model.id()));
      renamed.addClassName("hint");
      head.add(renamed);
    }
  }

  /** Once more after each check: what can be done with the files depends on it. */
  private void learn(HubAccess outcome) {
    if (outcome.equals(known)) {
      return;
    }
    known = outcome;
    boolean missing = opened != null && opened.model() instanceof HubResult.NotTold;
    if (missing && isAnswer(outcome)) {
      // What was hidden, or could not be reached, is there now.
      load();
    } else {
      showRest();
    }
  }

  /** What needs both answers waits for the later one. */
  private void showRest() {
    if (opened == null) {
      return;
    }
    gate.removeAll();
    files.removeAll();
    switch (opened.model()) {
      case HubResult.Told<HubModel>(HubModel model) -> {
        if (known instanceof Gated gated) {
          page.gateParts()
              .forEach(part -> gate.add(part.of(model.id(), gated, model.files().models())));
        }
        files.add(new ModelFilesPanel(page, model, opened.space(), known));
      }
      case HubResult.NotTold<HubModel>(HubSilence why) -> {
        // A check that failed says the same of the Hub or the model already, and more of it.
        if (known == null || isAnswer(known)) {
          files.add(notTold(HubWords.silence(why)));
        }
      }
    }
  }

  private static boolean isAnswer(HubAccess outcome) {
    return outcome instanceof Accessible || outcome instanceof Gated;
  }

  private Component notTold(String sentence) {
    Div failed = new Div(new Paragraph(sentence), new Button(t("hub.find.again"), click -> load()));
    failed.addClassName("hub-not-told");
    return failed;
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }
}
