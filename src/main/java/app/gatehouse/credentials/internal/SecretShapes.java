package app.gatehouse.credentials.internal;

import app.gatehouse.credentials.KeyInText;
import app.gatehouse.credentials.KeyInText.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets of services that serve no models, by the beginnings that these services document. */
public final class SecretShapes {

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})"),
          Pattern.compile("\\bglpat-[A-Za-z0-9_-]{20,}"),
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
          Pattern.compile("\\b[rs]k_live_[A-Za-z0-9]{20,}"),
          Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b"),
          Pattern.compile("\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
          Pattern.compile(
              "-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----"
                  + "(?:[A-Za-z0-9+/=\\s:,-]{0,8000}?-----END (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----)?"));

  private SecretShapes() {}

  public static void find(String text, List<KeyInText> found) {
    for (Pattern shape : SHAPES) {
      Matcher match = shape.matcher(text);
      while (match.find()) {
        found.add(new KeyInText(Kind.OTHER_SHAPE, null, match.start(), match.end()));
      }
    }
  }
}
