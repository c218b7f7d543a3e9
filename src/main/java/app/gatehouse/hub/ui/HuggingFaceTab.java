package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.models.ModelsTab;
import com.vaadin.flow.component.Component;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;

/** The Hugging Face part of the Models page. */
@org.springframework.stereotype.Component
class HuggingFaceTab implements ModelsTab {

  private final AccessChecklists checklists;
  private final Supplier<AccountId> account;

  @Autowired
  HuggingFaceTab(AccessChecklists checklists, CurrentAccount account) {
    this(checklists, account::id);
  }

  HuggingFaceTab(AccessChecklists checklists, Supplier<AccountId> account) {
    this.checklists = checklists;
    this.account = account;
  }

  @Override
  public String title() {
    return t("hub.title");
  }

  @Override
  public String slug() {
    return "huggingface";
  }

  @Override
  public Component content() {
    return new AccessPanel(checklists, account.get());
  }
}
