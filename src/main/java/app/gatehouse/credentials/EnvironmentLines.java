package app.gatehouse.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that give names values: a {@code .env} file, what is typed into a shell to set
 * variables (POSIX, csh, cmd, PowerShell), a Dockerfile, or YAML. Not a parser of any of these: it
 * looks for {@code NAME=value} and {@code NAME: value} behind what may stand before them. Never
 * throws.
 */
final class EnvironmentLines {

  private static final Pattern COMMENT = Pattern.compile("#|//|;|--|::|(?i:rem\\s)|/\\*");
  private static final Pattern BRACKETS = Pattern.compile("[{}\\[\\](),;\\s]+");
  private static final Pattern LEAD =
      Pattern.compile(
          "&&?\\s*|[;,|]\\s*|[{]\\s*|-\\s+|-e\\s+|--env[\\s=]|(?i:\\$env:)"
              + "|(?i:export|set|env|arg|local|readonly|declare|typeset)\\s+"
              + "|-[a-zA-Z]\\s+");

  /** Where a blank stands between the name and the value. */
  private static final Pattern BLANK_BETWEEN =
      Pattern.compile(
          "(?i:setx|setenv|env|set\\s+-gx|set\\s+-x)\\s+([A-Za-z_]\\w*)\\s+(?=[^\\s=])");

  private static final Pattern NAME =
      Pattern.compile(
          "[\"'`]?(?:([A-Za-z_][\\w.]*+)[\"'`]?\\s*=(?!=)"
              + "|([A-Za-z_][\\w.-]*+)[\"'`]?\\s*:(?=\\s|$|[\"'`]))\\s*");

  /** Behind a command. */
  private static final Pattern LATER = Pattern.compile("(?<=\\s[\"']?)[A-Za-z_]\\w*+=");

  /** Lines; a private key has fewer. */
  private static final int LONGEST_VALUE = 100;

  private final List<String> lines;
  private final int most;
  private final List<Entry> entries = new ArrayList<>();
  private int next;

  private EnvironmentLines(List<String> lines, int most) {
    this.lines = lines;
    this.most = most;
  }

  /**
   * @param most it stops once it has found more than these
   */
  static List<Entry> read(String text, int most) {
    EnvironmentLines reader = new EnvironmentLines(text.lines().toList(), most);
    while (reader.next < reader.lines.size() && reader.entries.size() <= most) {
      reader.line(reader.lines.get(reader.next++).strip());
    }
    return reader.entries;
  }

  private void line(String line) {
    if (line.isEmpty() || COMMENT.matcher(line).lookingAt() || BRACKETS.matcher(line).matches()) {
      return;
    }
    String rest = line;
    if (start(line) == null) {
      Matcher later = LATER.matcher(line);
      rest = later.find() ? line.substring(later.start()) : line;
    }
    boolean named = false;
    while (!rest.isEmpty() && entries.size() <= most) {
      Start start = start(rest);
      if (start == null) {
        break;
      }
      named = true;
      rest = value(start.name(), rest.substring(start.end()));
    }
    if (!named) {
      entries.add(new Entry.Unnamed(line));
    }
  }

  /** Takes the value from the beginning of the text, and returns what follows it on its line. */
  private String value(String name, String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      entries.add(new Entry.Named(name, ""));
      return "";
    }
    if ("\"'`".indexOf(text.charAt(0)) < 0) {
      return plainValue(name, text);
    }
    char quote = text.charAt(0);
    int end = closing(text, 1, quote);
    if (end > 0) {
      entries.add(new Entry.Named(name, text.substring(1, end)));
      return text.substring(end + 1).strip();
    }
    int last = lineThatCloses(quote);
    if (last < 0) {
      return plainValue(name, text.substring(1));
    }
    next = last + 1;
    entries.add(new Entry.SeveralLines(name));
    return "";
  }

  /** Up to a blank, where a comment, an option or a name follows it; else all there is. */
  private String plainValue(String name, String text) {
    int end = 0;
    while (end < text.length() && !endsValue(text, end)) {
      end++;
    }
    String rest = text.substring(end).strip();
    if (rest.isEmpty() || "#/-".indexOf(rest.charAt(0)) >= 0) {
      entries.add(new Entry.Named(name, text.substring(0, end)));
      return "";
    }
    if (start(rest) != null) {
      entries.add(new Entry.Named(name, text.substring(0, end)));
      return rest;
    }
    entries.add(new Entry.Named(name, text));
    return "";
  }

  private static boolean endsValue(String text, int at) {
    char c = text.charAt(at);
    return Character.isWhitespace(c)
        || (c == ';' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1))));
  }

  /** The line behind this one that closes the quote, before another name begins; -1 if none. */
  private int lineThatCloses(char quote) {
    for (int line = next; line < Math.min(lines.size(), next + LONGEST_VALUE); line++) {
      String candidate = lines.get(line).strip();
      if (start(candidate) != null) {
        return -1;
      }
      if (closing(candidate, 0, quote) >= 0) {
        return line;
      }
    }
    return -1;
  }

  private static int closing(String text, int from, char quote) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && quote == '"') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  private record Start(String name, int end) {}

  /** A name with what may stand before it, if the text begins so. */
  private static @Nullable Start start(String text) {
    int from = 0;
    while (true) {
      Matcher blank = BLANK_BETWEEN.matcher(text).region(from, text.length());
      if (blank.lookingAt()) {
        return new Start(blank.group(1), blank.end());
      }
      Matcher name = NAME.matcher(text).region(from, text.length());
      if (name.lookingAt()) {
        return new Start(name.group(1) == null ? name.group(2) : name.group(1), name.end());
      }
      Matcher lead = LEAD.matcher(text).region(from, text.length());
      if (!lead.lookingAt()) {
        return null;
      }
      from = lead.end();
    }
  }
}
