package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import app.gatehouse.gateway.Alias;
import app.gatehouse.gateway.Aliases;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's names for models that are tried in order. */
final class AliasesPart extends Section {

  private final Aliases aliases;
  private final AccountId account;
  private final NamedModels models;
  private final Runnable changed;
  private final Div card = new Div();

  /**
   * @param changed hears of each change
   */
  AliasesPart(Aliases aliases, AccountId account, NamedModels models, Runnable changed) {
    this.aliases = aliases;
    this.account = account;
    this.models = models;
    this.changed = changed;
    Button add = new Button(t("api.alias.new"), click -> edit(null));
    Div head = new Div(new H2(t("api.aliases")), add);
    head.addClassNames("section-head", "api-head");
    card.addClassNames("card", "aliases");
    getElement().setAttribute("aria-label", t("api.aliases"));
    add(head, card);
  }

  void refresh() {
    List<Alias> all = aliases.of(account);
    card.removeAll();
    all.forEach(alias -> card.add(line(alias)));
    if (all.isEmpty()) {
      Div empty =
          new Div(
              new Paragraph(t("api.aliases.empty")), new Paragraph(t("api.aliases.empty-next")));
      empty.addClassName("empty-state");
      card.add(empty);
    }
  }

  private Component line(Alias alias) {
    Span name = new Span(alias.name());
    name.addClassNames("cell-title", "mono");
    Div words = new Div(name);
    words.addClassName("cell-words");
    alias
        .models()
        .forEach(model -> {
          Span line = new Span(model.toString());
          line.addClassNames("mono", "hint");
          words.add(line);
        });
    Div actions =
        new Div(
            button(Icons.EDIT, t("api.alias.edit", alias.name()), () -> edit(alias)),
            button(Icons.DELETE, t("api.alias.delete-named", alias.name()), () -> ask(alias)));
    actions.addClassName("row-actions");
    Div line = new Div(words, actions);
    line.addClassName("alias-line");
    return line;
  }

  private static Button button(Icons icon, String name, Runnable action) {
    Button button = new Button(icon.create(), click -> action.run());
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }

  private void edit(@Nullable Alias alias) {
    new AliasDialog(alias, models.refs(), this::store).open();
  }

  private Optional<String> store(@Nullable Alias before, Alias alias) {
    boolean renamed = before == null || !before.name().equals(alias.name());
    if (renamed && aliases.find(account, alias.name()).isPresent()) {
      return Optional.of(t("api.alias.name-taken"));
    }
    aliases.save(account, alias);
    if (before != null && renamed) {
      aliases.delete(account, before.name());
    }
    refresh();
    changed.run();
    Notices.done(t("api.alias.saved", alias.name()));
    return Optional.empty();
  }

  private void ask(Alias alias) {
    ConfirmDialog question = new ConfirmDialog();
    question.setHeader(t("api.alias.delete.title", alias.name()));
    question.setText(t("api.alias.delete.text"));
    question.setConfirmButton(
        t("api.alias.delete.confirm"),
        confirm -> {
          aliases.delete(account, alias.name());
          refresh();
          changed.run();
          Notices.done(t("api.alias.deleted", alias.name()));
        });
    question.setConfirmButtonTheme("error primary");
    question.setCancelable(true);
    question.setCancelText(t("dialog.cancel"));
    question.open();
  }
}
