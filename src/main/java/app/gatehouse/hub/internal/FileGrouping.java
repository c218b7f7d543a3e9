package app.gatehouse.hub.internal;

import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.FileGroup.Role;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.ModelFiles;
import app.gatehouse.hub.ModelFiles.Incomplete;
import app.gatehouse.outbound.ForeignText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the files of a model together as they are chosen, by their names: parts of a split file end
 * in {@code -00001-of-00003.gguf}, companions begin with {@code mmproj-} or {@code mtp-}.
 */
final class FileGrouping {

  private static final String SUFFIX = ".gguf";
  private static final Pattern PART =
      Pattern.compile("(?i)(.+)-(\\d{5})-of-(\\d{5})\\.gguf", Pattern.DOTALL);
  private static final Pattern COMPANION =
      Pattern.compile("(?i)(?:.*[-._])?mmproj(?:[-._].*)?|mtp[-._].*", Pattern.DOTALL);

  private static final Comparator<FileGroup> SMALLEST_FIRST =
      Comparator.comparing(FileGroup::bytes, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
          .thenComparing(FileGroup::name);

  private final List<FileGroup> groups = new ArrayList<>();
  private final List<Incomplete> incomplete = new ArrayList<>();
  private final List<HubFile> others = new ArrayList<>();

  /** Parts by the name of the whole and how many there should be, then by their number. */
  private final Map<Whole, Map<Integer, HubFile>> split = new TreeMap<>();

  private record Whole(String name, int parts) implements Comparable<Whole> {

    @Override
    public int compareTo(Whole other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Integer.compare(parts, other.parts);
    }
  }

  private FileGrouping() {}

  /**
   * @param files as the Hub lists them; of several with the same path the first counts
   * @param all whether these are all there are
   */
  static ModelFiles of(List<HubFile> files, boolean all) {
    FileGrouping grouping = new FileGrouping();
    Set<String> seen = new HashSet<>();
    files.stream().filter(file -> seen.add(file.path())).forEach(grouping::sort);
    grouping.split.forEach(grouping::join);
    return grouping.result(all);
  }

  private void sort(HubFile file) {
    String path = file.path();
    if (!path.toLowerCase(Locale.ROOT).endsWith(SUFFIX) || !isUsable(path)) {
      others.add(file);
      return;
    }
    Matcher part = PART.matcher(path);
    if (part.matches()) {
      Whole whole = new Whole(part.group(1) + SUFFIX, Integer.parseInt(part.group(3)));
      split
          .computeIfAbsent(whole, none -> new TreeMap<>())
          .putIfAbsent(Integer.parseInt(part.group(2)), file);
    } else {
      groups.add(group(path, List.of(file)));
    }
  }

  private void join(Whole whole, Map<Integer, HubFile> parts) {
    int expected = whole.parts();
    int there = (int) parts.keySet().stream().filter(n -> n >= 1 && n <= expected).count();
    if (expected > 0 && there == expected && parts.size() == expected) {
      groups.add(group(whole.name(), List.copyOf(parts.values())));
    } else {
      incomplete.add(
          new Incomplete(whole.name(), Quantizations.of(whole.name()), parts.size(), expected));
    }
  }

  private static FileGroup group(String name, List<HubFile> files) {
    boolean companion = COMPANION.matcher(name.substring(name.lastIndexOf('/') + 1)).matches();
    return new FileGroup(
        name, Quantizations.of(name), companion ? Role.COMPANION : Role.MODEL, files);
  }

  private ModelFiles result(boolean all) {
    others.sort(Comparator.comparing(HubFile::path));
    return new ModelFiles(of(Role.MODEL), of(Role.COMPANION), incomplete, others, all);
  }

  private List<FileGroup> of(Role role) {
    return groups.stream().filter(group -> group.role() == role).sorted(SMALLEST_FIRST).toList();
  }

  /**
   * Whether it can be the name of a file in a folder: nothing that leads out of it, and nothing
   * that one system reads otherwise than another. Whoever writes the file looks again.
   */
  private static boolean isUsable(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isBlank() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    // Also what is not seen as it is written would pass for another name.
    return path.chars().noneMatch(c -> c == '\\' || c == ':')
        && ForeignText.visible(path).equals(path);
  }
}
