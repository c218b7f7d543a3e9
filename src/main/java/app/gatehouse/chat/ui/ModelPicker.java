package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Conversation;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelRef;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses among the models that the account can use now, favourites first. */
final class ModelPicker extends ComboBox<Model> {

  private static final String ROW =
      """
      <div class="chat-model">
        <span class="chat-model-name">${item.name}${item.favourite ? ' ★' : ''}</span>
        <span class="chat-model-facts">${item.facts}</span>
      </div>
      """;

  private final ModelCatalog models;
  private final AccountId account;
  private List<Model> offered = List.of();

  ModelPicker(ModelCatalog models, AccountId account) {
    this.models = models;
    this.account = account;
    addClassName("chat-model-picker");
    setAriaLabel(t("chat.model"));
    setPlaceholder(t("chat.model.choose"));
    setItemLabelGenerator(Model::name);
    setRenderer(
        LitRenderer.<Model>of(ROW)
            .withProperty("name", Model::name)
            .withProperty("favourite", Model::favourite)
            .withProperty("facts", ChatWords::facts));
    setOverlayWidth("24rem");
    refresh();
  }

  /** Offers what can be used now; keeps what is chosen, if that still can. */
  void refresh() {
    @Nullable ModelRef chosen = chosen().orElse(null);
    offered =
        models.find(account, ModelQuery.offered()).stream()
            .sorted(Comparator.comparing(model -> !model.favourite()))
            .toList();
    setItems((model, filter) -> matches(model, filter), offered);
    choose(chosen);
  }

  boolean isEmptyOfModels() {
    return offered.isEmpty();
  }

  Optional<ModelRef> chosen() {
    return Optional.ofNullable(getValue()).map(Model::ref);
  }

  boolean offers(ModelRef ref) {
    return offered.stream().anyMatch(model -> model.ref().equals(ref));
  }

  /** Chooses the model where it is offered, else nothing. */
  void choose(@Nullable ModelRef ref) {
    setValue(offered.stream().filter(model -> model.ref().equals(ref)).findFirst().orElse(null));
  }

  /**
   * Chooses the model that a conversation goes on with.
   *
   * @param head null for a new conversation, which begins with the model that was used last
   * @param all conversations of the account, the last one first
   */
  void chooseAsIn(Conversation.@Nullable Head head, List<Conversation> all) {
    if (head == null || head.model() == null) {
      chooseFirst(
          all.stream()
              .map(Conversation::head)
              .flatMap(known ->
                  known == null || known.model() == null
                      ? Stream.<ModelRef>empty()
                      : Stream.of(known.model()))
              .limit(1)
              .toList());
    } else {
      choose(head.model());
    }
  }

  /** Chooses the first of them that is offered, else the first there is: favourites come first. */
  private void chooseFirst(List<ModelRef> wanted) {
    Optional<Model> known =
        wanted.stream()
            .flatMap(ref -> offered.stream().filter(model -> model.ref().equals(ref)))
            .findFirst();
    setValue(known.or(() -> offered.stream().findFirst()).orElse(null));
  }

  private static boolean matches(Model model, String filter) {
    String all =
        (model.name() + " " + model.ref() + " " + model.providerName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(filter.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
  }
}
