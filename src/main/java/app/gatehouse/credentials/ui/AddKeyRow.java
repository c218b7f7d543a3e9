package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.Mark;
import app.gatehouse.credentials.ui.CredentialForm.SavedListener;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The row that adds a key: choose, paste, Add. What is said about the provider stands below it. */
final class AddKeyRow extends Div {

  private final Select<Provider> choice = new Select<>();
  private final CredentialForm form;
  private final Button add = new Button(t("keys.add"));
  private final Div about = new Div();

  /**
   * @param severalLines is given what is pasted with several lines, and answers whether it could
   *     make something of it
   */
  AddKeyRow(
      ProviderCatalog providers,
      Function<SavedListener, CredentialForm> forms,
      SavedListener listener,
      Predicate<String> severalLines) {
    form =
        forms.apply((provider, replaced) -> {
          choice.clear();
          choice.focus();
          listener.saved(provider, replaced);
        });

    choice.setLabel(t("keys.provider"));
    choice.setPlaceholder(t("keys.provider-placeholder"));
    choice.setItems(providers.all());
    choice.setItemLabelGenerator(Provider::name);
    choice.setRenderer(new ComponentRenderer<>(AddKeyRow::item));
    providers.all().stream()
        .filter(provider -> provider.location() == Location.LOCAL)
        .findFirst()
        .ifPresent(this::separateLocal);
    form.secret.setLabel(t("credential.api-key"));
    form.secret.handOnSeveralLines(severalLines);
    add.addThemeVariants(ButtonVariant.PRIMARY);

    choice.addValueChangeListener(change -> choose(change.getValue()));
    form.secret.addValueChangeListener(change -> updateAdd());
    form.address.addValueChangeListener(change -> updateAdd());
    form.secret.addKeyPressListener(Key.ENTER, press -> form.save(false));
    form.address.addKeyPressListener(Key.ENTER, press -> form.save(false));
    add.addClickListener(click -> form.save(false));

    addClassNames("card", "add-key");
    Div fields = new Div(choice, form.address, form.secret, add);
    fields.addClassName("add-key-fields");
    about.addClassName("add-key-about");
    add(fields, about);
    choose(null);
  }

  private void choose(@Nullable Provider provider) {
    form.askFor(provider);
    boolean local = provider != null && !provider.access().needsSecret();
    form.secret.setEnabled(provider == null || provider.access().takesSecret());
    form.secret.setPlaceholder(local ? t("keys.no-key-placeholder") : t("keys.key-placeholder"));
    describe(provider);
    updateAdd();
  }

  private void describe(@Nullable Provider provider) {
    about.removeAll();
    if (provider == null) {
      about.add(new Paragraph(t("keys.choose-hint")));
      return;
    }
    Paragraph description = new Paragraph(new Span(provider.description()));
    about.add(description);
    if (provider.keyPage() != null && provider.keyPageLabel() != null) {
      about.add(new ExternalLink(provider.keyPageLabel(), provider.keyPage()));
    }
  }

  private void updateAdd() {
    add.setEnabled(form.isComplete());
  }

  private void separateLocal(Provider firstLocal) {
    Span title = new Span(t("keys.local-group"));
    title.addClassName("select-group");
    choice.prependComponents(firstLocal, new Hr(), title);
  }

  private static Div item(Provider provider) {
    Mark mark = new Mark(provider.mark().letters(), provider.mark().hue());
    Div item = new Div(mark, new Span(provider.name()));
    item.addClassName("select-provider");
    if (provider.recommendation() != null) {
      Span note = new Span(provider.recommendation());
      note.addClassName("select-note");
      item.add(note);
    }
    return item;
  }
}
