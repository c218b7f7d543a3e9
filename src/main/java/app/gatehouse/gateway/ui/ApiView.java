package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.Page;
import app.gatehouse.gateway.AccessTokens;
import app.gatehouse.gateway.Aliases;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.usage.Spending;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** The API page: how programs reach the account's models. */
@Route("api")
@PermitAll
public class ApiView extends Page implements HasDynamicTitle {

  private final TokensPart tokens;
  private final AliasesPart aliases;
  private final SamplesPart samples;

  ApiView(
      AccessTokens tokens,
      Aliases aliases,
      MadeTokens made,
      Spending spending,
      ModelCatalog catalog,
      CurrentAccount current,
      LiveUpdates live,
      Clock clock) {
    super(t("api.title"));
    AccountId account = current.id();
    NamedModels models = new NamedModels(catalog, aliases, account);
    this.samples = new SamplesPart(models);
    this.tokens = new TokensPart(tokens, made, spending, account, models, clock);
    this.aliases = new AliasesPart(aliases, account, models, samples::offerModels);

    Section sampleSection = new Section(new H2(t("api.samples")), samples);
    sampleSection.getElement().setAttribute("aria-label", t("api.samples"));
    addNarrow(new AddressPart(samples::show), this.tokens, this.aliases, sampleSection);

    live.listen(this, MinutePassed.class, minute -> this.tokens.refresh());
    live.listen(
        this,
        ModelEvent.Changed.class,
        change -> {
          if (change.account().equals(account)) {
            samples.offerModels();
          }
        });
  }

  /** What was made between the page's making and its first event is on it as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    tokens.refresh();
    aliases.refresh();
  }

  @Override
  public String getPageTitle() {
    return t("api.page-title");
  }
}
