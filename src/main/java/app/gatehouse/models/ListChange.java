package app.gatehouse.models;

import java.util.List;

/**
 * What is different in a provider's list since the one before. Names of models to chat with, for
 * people; all are empty for the first list.
 *
 * @param retiring those that stay for now, and whose end has become known or passed
 */
public record ListChange(List<String> added, List<String> gone, List<String> retiring) {

  public static final ListChange NONE = new ListChange(List.of(), List.of(), List.of());

  public ListChange {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
    retiring = List.copyOf(retiring);
  }
}
