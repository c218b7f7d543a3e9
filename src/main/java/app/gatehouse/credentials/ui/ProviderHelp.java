package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ExternalLink;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/** How to get a provider's key, what to check when it fails, and what it costs. */
final class ProviderHelp extends Div {

  ProviderHelp(Provider provider) {
    addClassName("provider-help");
    add(new H4(heading(provider)));
    OrderedList steps = new OrderedList();
    provider.steps().forEach(step -> steps.add(new ListItem(step)));
    add(steps);
    if (provider.keyPage() != null && provider.keyPageLabel() != null) {
      add(new ExternalLink(provider.keyPageLabel(), provider.keyPage()));
    }

    UnorderedList checks = new UnorderedList();
    provider.troubleshooting().forEach(check -> checks.add(new ListItem(check)));
    Details trouble = new Details(t("provider.trouble"), checks);
    trouble.addClassName("provider-trouble");

    Paragraph costs = new Paragraph(provider.costs());
    costs.addClassName("hint");
    add(trouble, costs);
  }

  private static String heading(Provider provider) {
    if (!provider.access().needsSecret()) {
      return t("provider.how-local", provider.name());
    }
    return switch (provider.noun()) {
      case KEY -> t("provider.how-key");
      case TOKEN -> t("provider.how-token");
    };
  }
}
