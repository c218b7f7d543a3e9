package app.gatehouse.hub;

import com.vaadin.flow.component.Component;

/**
 * A part of what the page of a model shows beside each of its files, brought by a feature that can
 * do something with them.
 */
public interface FilePart {

  /**
   * New content for one file on one page, for the account that is signed in.
   *
   * @param access what is known of the account's access to the model
   */
  Component of(RepositoryId repository, FileGroup group, HubAccess access);
}
