package app.gatehouse;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks for a text in everything an object holds: its fields, what those hold, and what its lambdas
 * have captured. Follows Gatehouse's, Vaadin's and Jackson's own classes and the collections.
 */
public final class ReachableText {

  private final String wanted;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> open = new ArrayDeque<>();

  private record Step(Object object, String path) {}

  private ReachableText(String wanted) {
    this.wanted = wanted;
  }

  /** The way from the object to a text that contains the wanted one; empty when there is none. */
  public static Optional<String> find(Object root, String wanted) {
    return new ReachableText(wanted).search(root);
  }

  private Optional<String> search(Object root) {
    reach(root, root.getClass().getSimpleName());
    while (!open.isEmpty()) {
      Step step = open.poll();
      if (isWanted(step.object())) {
        return Optional.of(step.path());
      }
      follow(step);
    }
    return Optional.empty();
  }

  private boolean isWanted(Object object) {
    return switch (object) {
      case CharSequence text -> text.toString().contains(wanted);
      case char[] characters -> new String(characters).contains(wanted);
      case byte[] bytes ->
          new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains(wanted);
      default -> false;
    };
  }

  private void follow(Step step) {
    Object object = step.object();
    switch (object) {
      case Map<?, ?> map ->
          map.forEach((key, value) -> {
            reach(key, step.path() + ".key");
            reach(value, step.path() + "[" + key.getClass().getSimpleName() + "]");
          });
      case Collection<?> collection ->
          collection.forEach(element -> reach(element, step.path() + "[]"));
      case Optional<?> optional -> optional.ifPresent(value -> reach(value, step.path()));
      case AtomicReference<?> reference -> reach(reference.get(), step.path());
      case Object[] array -> {
        for (int i = 0; i < Array.getLength(array); i++) {
          reach(array[i], step.path() + "[]");
        }
      }
      default -> {
        if (isOurs(object.getClass())) {
          followFields(object, step.path());
        }
      }
    }
  }

  private void followFields(Object object, String path) {
    for (Class<?> type = object.getClass();
        type != null && isOurs(type);
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          try {
            reach(field.get(object), path + "." + field.getName());
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
  }

  private void reach(Object object, String path) {
    if (object != null && seen.add(object)) {
      open.add(new Step(object, path));
    }
  }

  private static boolean isOurs(Class<?> type) {
    String name = type.getName();
    return name.startsWith("app.gatehouse.")
        || name.startsWith("com.vaadin.")
        || name.startsWith("tools.jackson.");
  }
}
