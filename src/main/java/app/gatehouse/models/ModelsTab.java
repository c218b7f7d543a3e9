package app.gatehouse.models;

import com.vaadin.flow.component.Component;

/** A further tab of the Models page, brought by a feature that knows more about models. */
public interface ModelsTab {

  /** The word on the tab, translated. */
  String title();

  /** The part of the address that opens the tab: {@code /models?tab=<slug>}. */
  String slug();

  /** New content for one page. */
  Component content();
}
