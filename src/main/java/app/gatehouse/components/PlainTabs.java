package app.gatehouse.components;

import com.vaadin.flow.component.tabs.TabSheet;

/** Tabs whose list holds nothing but tabs, as readers of the screen expect it. */
public class PlainTabs extends TabSheet {

  /** The stock scroll area can take the focus, but a list of tabs may hold nothing else. */
  private static final String ONLY_TABS =
      """
      const tabs = this.querySelector('vaadin-tabs');
      customElements.whenDefined('vaadin-tabs')
        .then(() => tabs.updateComplete)
        .then(() => tabs.shadowRoot.getElementById('scroll').removeAttribute('tabindex'));
      """;

  public PlainTabs() {
    addAttachListener(attached -> getElement().executeJs(ONLY_TABS));
  }
}
