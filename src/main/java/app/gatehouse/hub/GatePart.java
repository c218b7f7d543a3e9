package app.gatehouse.hub;

import com.vaadin.flow.component.Component;
import java.util.List;

/** A part of what the page of a gated model shows below the checklist, brought by a feature. */
public interface GatePart {

  /**
   * New content for one page, for the account that is signed in.
   *
   * @param groups the files that can be chosen, those to run first
   */
  Component of(RepositoryId repository, HubAccess.Gated access, List<FileGroup> groups);
}
