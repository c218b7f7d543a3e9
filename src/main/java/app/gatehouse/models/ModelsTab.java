package app.gatehouse.models;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;

/** A further tab of the Models page, brought by a feature that knows more about models. */
public interface ModelsTab {

  /** The word on the tab, translated. */
  String title();

  /** The part of the address that opens the tab: {@code /models?tab=<slug>}. */
  String slug();

  /** New content for one page; may be {@link Addressed}. */
  Component content();

  /** Content of a tab that can be opened as it was: what it shows stands in the address. */
  interface Addressed {

    /** Shows what the address asks for, which came by a link, a reload, or back and forth. */
    void restore(QueryParameters address);

    /** What is shown, as a query without the tab's own name; empty for the tab as it is at first. */
    String address();
  }
}
