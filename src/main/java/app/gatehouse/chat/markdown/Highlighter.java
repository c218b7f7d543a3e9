package app.gatehouse.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells apart the parts of a program's text that are coloured. Reads it once, whatever it is. */
final class Highlighter {

  private final String code;
  private final Language language;
  private final List<Piece> pieces = new ArrayList<>();
  private int plainFrom;
  private int at;

  /** What a piece is. */
  enum Kind {
    PLAIN,
    KEYWORD,
    TEXT,
    NUMBER,
    COMMENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The pieces together are the code. */
  record Piece(Kind kind, String text) {}

  private Highlighter(String code, Language language) {
    this.code = code;
    this.language = language;
  }

  static List<Piece> of(String code, Language language) {
    return new Highlighter(code, language).read();
  }

  private List<Piece> read() {
    while (at < code.length()) {
      char next = code.charAt(at);
      if (!comment() && !quoted()) {
        if (Character.isJavaIdentifierStart(next)) {
          word();
        } else if (Character.isDigit(next) && language != Language.PLAIN) {
          number();
        } else {
          at++;
        }
      }
    }
    plainUntil(code.length());
    return pieces;
  }

  private boolean comment() {
    String open = language.blockComment().getKey();
    if (!open.isEmpty() && code.startsWith(open, at)) {
      String close = language.blockComment().getValue();
      int end = code.indexOf(close, at + open.length());
      take(Kind.COMMENT, end < 0 ? code.length() : end + close.length());
      return true;
    }
    for (String begin : language.lineComments()) {
      if (code.startsWith(begin, at) && isFreeStanding(begin)) {
        take(Kind.COMMENT, lineEnd());
        return true;
      }
    }
    return false;
  }

  /** A shell's {@code $#} and a colour's {@code a#b} begin no comment. */
  private boolean isFreeStanding(String begin) {
    return !begin.equals("#") || at == 0 || Character.isWhitespace(code.charAt(at - 1));
  }

  private boolean quoted() {
    for (String quote : language.quotes()) {
      if (code.startsWith(quote, at)) {
        take(Kind.TEXT, quoteEnd(quote));
        return true;
      }
    }
    return false;
  }

  private int quoteEnd(String quote) {
    boolean lines = quote.length() > 1 || quote.equals("`");
    int end = at + quote.length();
    while (end < code.length()) {
      if (code.charAt(end) == '\\') {
        end++;
      } else if (code.startsWith(quote, end)) {
        return end + quote.length();
      } else if (!lines && code.charAt(end) == '\n') {
        return end;
      }
      end++;
    }
    return code.length();
  }

  private void word() {
    int end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    String word = code.substring(at, end);
    if (language
        .keywords()
        .contains(language.caseMatters() ? word : word.toLowerCase(Locale.ROOT))) {
      take(Kind.KEYWORD, end);
    } else {
      at = end;
    }
  }

  private void number() {
    int end = at;
    while (end < code.length()
        && (Character.isLetterOrDigit(code.charAt(end))
            || code.charAt(end) == '.'
            || code.charAt(end) == '_')) {
      end++;
    }
    take(Kind.NUMBER, end);
  }

  private int lineEnd() {
    int end = code.indexOf('\n', at);
    return end < 0 ? code.length() : end;
  }

  private void take(Kind kind, int end) {
    int start = at;
    int until = Math.min(end, code.length());
    plainUntil(start);
    pieces.add(new Piece(kind, code.substring(start, until)));
    at = until;
    plainFrom = until;
  }

  private void plainUntil(int end) {
    if (end > plainFrom) {
      pieces.add(new Piece(Kind.PLAIN, code.substring(plainFrom, end)));
    }
    plainFrom = end;
  }
}
