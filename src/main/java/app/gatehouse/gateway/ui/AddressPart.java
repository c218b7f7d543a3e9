package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Consumer;

/** Under which address programs reach Gatehouse: as the browser does. */
final class AddressPart extends Div {

  private final Code openAi = new Code();
  private final Code anthropic = new Code();
  private final Consumer<String> known;

  /**
   * @param known hears the address of Gatehouse, without a slash at its end, and again if the
   *     browser knows a better one
   */
  AddressPart(Consumer<String> known) {
    this.known = known;
    addClassNames("card", "api-address");
    Anchor description = new Anchor("v1/openapi.json", t("api.openapi"));
    description.setTarget(AnchorTarget.BLANK);
    // A page of the router it is not.
    description.setRouterIgnore(true);
    add(
        line(t("api.address.openai"), openAi),
        line(t("api.address.anthropic"), anthropic),
        new Paragraph(t("api.address.text")),
        description);
    show(fromRequest());
    addAttachListener(attached ->
        getElement()
            .executeJs("return new URL('.', document.baseURI).href")
            .then(String.class, this::showIfGood));
  }

  private static Div line(String words, Code address) {
    address.addClassName("api-url");
    Div label = new Div(words);
    label.addClassName("hint");
    Div row = new Div(address, CopyText.icon(address.getElement(), t("api.copy-named", words)));
    row.addClassName("link-row");
    return new Div(label, row);
  }

  /** As the request came; behind a proxy only the browser knows better. */
  private static String fromRequest() {
    HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    return "%s://%s:%d%s"
        .formatted(
            request.getScheme(),
            request.getServerName(),
            request.getServerPort(),
            request.getContextPath());
  }

  /** What a browser says is looked at before it stands in a sample. */
  void showIfGood(String address) {
    try {
      URI uri = new URI(address);
      if (List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        show(address.replaceAll("/+$", ""));
      }
    } catch (URISyntaxException e) {
      // What was shown before stays.
    }
  }

  private void show(String address) {
    openAi.setText(address + "/v1");
    anthropic.setText(address + "/anthropic");
    known.accept(address);
  }
}
