package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.hub.FilePart;
import app.gatehouse.hub.GatePart;
import app.gatehouse.hub.HubModels;
import app.gatehouse.hub.KnownAccess;
import app.gatehouse.hub.Machine;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelPart;
import app.gatehouse.models.ModelsTab;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** The Hugging Face part of the Models page. */
@org.springframework.stereotype.Component
class HuggingFaceTab implements ModelsTab {

  private final Supplier<HubPage> page;

  @Autowired
  HuggingFaceTab(
      HubModels models,
      AccessChecklists access,
      KnownAccess known,
      Machine machine,
      ModelCatalog catalog,
      ObjectProvider<FilePart> fileParts,
      ObjectProvider<GatePart> gateParts,
      ObjectProvider<ModelPart> modelParts,
      CurrentAccount account,
      LiveUpdates live,
      Clock clock) {
    this(() -> {
      AccountId id = account.id();
      return new HubPage(
          id,
          models,
          access,
          known,
          machine,
          ref -> catalog.find(id, ref),
          fileParts.orderedStream().toList(),
          gateParts.orderedStream().toList(),
          modelParts.orderedStream().toList(),
          live,
          clock);
    });
  }

  HuggingFaceTab(Supplier<HubPage> page) {
    this.page = page;
  }

  @Override
  public String title() {
    return t("hub.title");
  }

  @Override
  public String slug() {
    return HubPlace.TAB;
  }

  @Override
  public Component content() {
    return new HubBrowser(page.get());
  }
}
