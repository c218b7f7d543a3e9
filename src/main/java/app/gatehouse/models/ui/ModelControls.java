package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Notices;
import app.gatehouse.models.Model;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.QueryParameters;
import java.util.function.Predicate;

/** What can be pressed in a row of the grid. */
final class ModelControls {

  private static final String STAR =
      """
      <vaadin-button theme="tertiary icon" class="icon-button star-button"
        aria-label="${item.name}" title="${item.name}"
        aria-pressed="${item.favourite ? 'true' : 'false'}"
        @click="${() => star(!item.favourite)}"
        ><vaadin-icon src="icons/${item.favourite ? 'star-filled' : 'star'}.svg"
          aria-hidden="true"></vaadin-icon></vaadin-button>
      """;

  private static final String SWITCH =
      """
      <input type="checkbox" role="switch" class="switch" aria-label="${item.name}"
        title="${item.name}" .checked="${live(item.on)}"
        @change="${event => turn(event.target.checked)}">
      """;

  private static final String ACTIONS =
      """
      <div class="row-actions">
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.runName}"
          title="${item.runName}" aria-expanded="${item.open ? 'true' : 'false'}"
          ?hidden="${!item.runs}" @click="${more}"
          ><vaadin-icon src="icons/play.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.chatName}"
          title="${item.chatName}" ?hidden="${!item.chats}" @click="${chat}"
          ><vaadin-icon src="icons/chat.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
        <vaadin-button theme="tertiary" class="unlock-button" aria-label="${item.unlockName}" title="${item.unlockName}"
          ?hidden="${!item.unlock}" @click="${unlock}"
          ><vaadin-icon src="icons/lock.svg" slot="prefix" aria-hidden="true"></vaadin-icon
          >${item.own ? '' : item.unlock}</vaadin-button>
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.copyName}"
          title="${item.copyName}" ?hidden="${item.own && item.unlock}"
          @click="${() => navigator.clipboard.writeText(item.ref).then(() => copied(), () => notCopied())}"
          ><vaadin-icon src="icons/copy.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.editName}"
          title="${item.editName}" ?hidden="${!item.own}" @click="${edit}"
          ><vaadin-icon src="icons/edit.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.removeName}"
          title="${item.removeName}" ?hidden="${!item.own}" @click="${remove}"
          ><vaadin-icon src="icons/delete.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
      </div>
      """;

  private static final String MORE =
      """
      <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.name}"
        title="${item.name}" aria-expanded="${item.open ? 'true' : 'false'}" @click="${more}"
        ><vaadin-icon src="icons/more.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
      """;

  private ModelControls() {}

  static LitRenderer<Model> star(ModelActions actions) {
    return LitRenderer.<Model>of(STAR)
        .withProperty("name", model -> t("models.favourite-named", model.ref()))
        .withProperty("favourite", Model::favourite)
        .withFunction(
            "star", (model, sent) -> actions.favourite(model.ref(), sent.get(0).asBoolean()));
  }

  static LitRenderer<Model> turn(ModelActions actions) {
    return LitRenderer.<Model>of(SWITCH)
        .withProperty("name", model -> t("models.on-named", model.ref()))
        .withProperty("on", Model::on)
        .withFunction("turn", (model, sent) -> actions.on(model.ref(), sent.get(0).asBoolean()));
  }

  /**
   * @param runs whether details hold more that can be done with a model
   */
  static LitRenderer<Model> actions(
      RegistryActions registry, ModelsGrid grid, Predicate<Model> runs) {
    return LitRenderer.<Model>of(ACTIONS)
        .withProperty("runs", runs::test)
        .withProperty("runName", model -> t("run.named", model.ref()))
        .withProperty("open", grid::isDetailsVisible)
        .withFunction("more", grid::toggleDetails)
        .withProperty("chats", Model::offered)
        .withProperty("chatName", ModelControls::chatName)
        .withFunction("chat", ModelControls::chat)
        .withProperty("ref", model -> model.ref().toString())
        .withProperty("own", ModelControls::isOwn)
        .withProperty("unlock", model -> ModelWords.wayToUnlock(model.access()))
        .withProperty("unlockName", ModelControls::unlockName)
        .withProperty("copyName", model -> t("models.copy-id-named", model.ref()))
        .withProperty("editName", model -> t("models.edit-named", model.ref()))
        .withProperty("removeName", model -> t("models.remove-named", model.ref()))
        .withFunction("unlock", ModelControls::unlock)
        .withFunction("copied", model -> Notices.done(t("models.id-copied")))
        .withFunction("notCopied", model -> Notices.failed(t("models.id-not-copied", model.ref())))
        .withFunction("edit", model -> registry.edit(model.ref()))
        .withFunction("remove", model -> registry.remove(model.ref()));
  }

  static LitRenderer<Model> more(ModelsGrid grid) {
    return LitRenderer.<Model>of(MORE)
        .withProperty("name", model -> t("models.more-named", model.ref()))
        .withProperty("open", grid::isDetailsVisible)
        .withFunction("more", grid::toggleDetails);
  }

  static boolean isOwn(Model model) {
    return model.source() == Model.Source.REGISTRY;
  }

  static String unlockName(Model model) {
    String way = ModelWords.wayToUnlock(model.access());
    return way.isEmpty() ? "" : t("models.unlock-named", way, model.ref());
  }

  /** Goes to the card of the model's provider. */
  static void unlock(Model model) {
    UI.getCurrent()
        .navigate("profile", QueryParameters.of("provider", model.ref().provider().value()));
  }

  static String chatName(Model model) {
    return t("models.chat-named", model.ref());
  }

  /** Opens a new chat with the model. */
  static void chat(Model model) {
    UI.getCurrent().navigate("chat", QueryParameters.of("model", model.ref().toString()));
  }
}
