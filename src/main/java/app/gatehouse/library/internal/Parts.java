package app.gatehouse.library.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files of a snapshot are models, and which belong together as parts of one. */
final class Parts {

  private static final String SUFFIX = ".gguf";
  private static final Pattern PART = Pattern.compile("(?i)(.+)-(\\d{5})-of-(\\d{5})\\.gguf");
  private static final List<String> COMPANIONS = List.of("mmproj", "mtp-");

  private Parts() {}

  /** Whether the name is one of a model, and not of what is of use only beside one. */
  static boolean isModel(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.endsWith(SUFFIX)
        && name.length() > SUFFIX.length()
        && COMPANIONS.stream().noneMatch(name::startsWith);
  }

  /**
   * Whole models: a file each, or all parts of a split one in their order. Those of which a part is
   * missing are left out.
   *
   * @param paths within a snapshot
   */
  static List<List<String>> whole(Collection<String> paths) {
    List<List<String>> models = new ArrayList<>();
    Map<String, TreeSet<String>> split = new TreeMap<>();
    for (String path : new TreeSet<>(paths)) {
      Matcher part = PART.matcher(path);
      if (part.matches()) {
        split.computeIfAbsent(part.group(1) + part.group(3), key -> new TreeSet<>()).add(path);
      } else {
        models.add(List.of(path));
      }
    }
    split.values().stream().filter(Parts::isComplete).map(List::copyOf).forEach(models::add);
    return models;
  }

  private static boolean isComplete(TreeSet<String> parts) {
    int expected = 1;
    for (String path : parts) {
      Matcher part = PART.matcher(path);
      if (!part.matches() || Integer.parseInt(part.group(2)) != expected) {
        return false;
      }
      expected++;
    }
    Matcher last = PART.matcher(parts.last());
    return last.matches() && Integer.parseInt(last.group(3)) == parts.size();
  }

  /** For people: the name of the file without what every such file has. */
  static String title(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Matcher part = PART.matcher(name);
    return part.matches() ? part.group(1) : name.substring(0, name.length() - SUFFIX.length());
  }
}
