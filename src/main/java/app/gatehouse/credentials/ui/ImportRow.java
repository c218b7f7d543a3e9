package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Mark;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.FoundKey;
import app.gatehouse.credentials.FoundKey.Doubt;
import app.gatehouse.credentials.RefusedKey;
import app.gatehouse.credentials.ui.ImportLine.Status;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A line of the preview: what was found, what saving it would do, and whether to. */
final class ImportRow extends Div {

  private static final int LONGEST_NAME = 60;

  final Checkbox choice = new Checkbox();
  final @Nullable ImportLine line;

  ImportRow(ImportLine line) {
    this.line = line;
    FoundKey key = line.key();
    Provider provider = key.provider();
    choice.setValue(line.isChosenUnasked());
    choice.setEnabled(line.isSavable());
    Div words = words(provider, key.variable());
    Div what = new Div();
    what.addClassName("import-what");
    String masked = "";
    if (key.secret() != null) {
      masked = Credential.masked(key.hint());
      Span secret = new Span(masked);
      secret.addClassName("masked-key");
      what.add(secret);
    }
    choice.setAriaLabel(
        key.secret() == null
            ? t("several.save-address", provider.name())
            : t("several.save-named", Wording.secretOf(provider), masked));
    URI endpoint = line.endpoint();
    if (endpoint != null) {
      Span address = new Span(endpoint.toString());
      address.addClassName("mono");
      what.add(address);
    }
    words.add(what);
    remark(words, line);
    build(provider, words, badge(line));
  }

  /** A line that can only be read. */
  ImportRow(RefusedKey key) {
    this.line = null;
    choice.setEnabled(false);
    choice.setAriaLabel(t("several.no-key-named", key.provider().name()));
    Div words = words(key.provider(), key.variable());
    Span reason = new Span(Wording.sentence(key.reason()));
    reason.addClassName("hint");
    words.add(reason);
    build(key.provider(), words, new StateBadge(t("several.no-key"), Tone.NEUTRAL));
  }

  void focus() {
    choice.focus();
  }

  private void build(Provider provider, Div words, StateBadge badge) {
    addClassName("import-row");
    if (choice.isEnabled()) {
      // A box alone is too small for a finger.
      words.addClassName("import-choosable");
      words.addClickListener(click -> choice.setValue(!choice.getValue()));
    }
    getElement().setAttribute("role", "listitem");
    add(choice, new Mark(provider.mark().letters(), provider.mark().hue()), words, badge);
  }

  private static Div words(Provider provider, String variable) {
    Span name = new Span(provider.name());
    name.addClassName("cell-title");
    Div title = new Div(name);
    title.addClassName("import-title");
    if (!variable.isEmpty()) {
      boolean isLong = variable.length() > LONGEST_NAME;
      Span from = new Span(isLong ? variable.substring(0, LONGEST_NAME) + "…" : variable);
      from.addClassNames("mono", "hint");
      title.add(from);
    }
    Div words = new Div(title);
    words.addClassName("import-words");
    return words;
  }

  /** What the badge has no room for. */
  private static void remark(Div words, ImportLine line) {
    switch (line.status()) {
      case Status.BadAddress(var reason) -> say(words, Wording.sentence(reason));
      case Status.NoAddress none -> say(words, t("several.no-address"));
      case Status.Replaces(boolean endsAlike) -> {
        if (endsAlike) {
          say(words, t("several.ends-alike"));
        }
      }
      case Status.Fresh fresh -> {}
      case Status.Restores restores -> {}
      case Status.Same same -> {}
    }
    switch (line.key().doubt()) {
      case Doubt.NamedFor(Provider other) ->
          say(
              words,
              t("several.named-for", other.name(), Wording.aSecretOf(line.key().provider())));
      case Doubt.CommonBeginning common ->
          say(words, t("several.common-beginning", line.key().provider().name()));
      case null -> {}
    }
  }

  private static void say(Div words, String sentence) {
    Span remark = new Span(sentence);
    remark.addClassName("import-remark");
    words.add(remark);
  }

  private static StateBadge badge(ImportLine line) {
    if (line.rivals() > 0) {
      return new StateBadge(t("several.one-of", line.rivals() + 1), Tone.ATTENTION);
    }
    if (line.key().doubt() != null && line.isSavable()) {
      return new StateBadge(
          line.replaces() ? t("several.conflict-replaces") : t("several.conflict"), Tone.ATTENTION);
    }
    return switch (line.status()) {
      case Status.Fresh fresh -> new StateBadge(t("several.new"), Tone.GOOD);
      case Status.Restores restores -> new StateBadge(t("several.restores"), Tone.GOOD);
      case Status.Replaces replaces -> new StateBadge(t("several.replaces"), Tone.ATTENTION);
      case Status.Same same -> new StateBadge(t("several.same"), Tone.NEUTRAL);
      case Status.BadAddress bad -> new StateBadge(t("several.not-possible"), Tone.BAD);
      case Status.NoAddress none -> new StateBadge(t("several.not-possible"), Tone.BAD);
    };
  }
}
