package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Content;

/** What a conversation is called until somebody says otherwise: how it begins. */
final class Titles {

  private static final int LONGEST = 60;

  private Titles() {}

  static String of(Content prompt) {
    String first =
        prompt.text().lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    if (first.isEmpty()) {
      return prompt.attachments().isEmpty()
          ? t("chat.title")
          : prompt.attachments().getFirst().name();
    }
    if (first.length() <= LONGEST) {
      return first;
    }
    int space = first.lastIndexOf(' ', LONGEST);
    int end = space > LONGEST / 2 ? space : LONGEST;
    int whole = Character.isHighSurrogate(first.charAt(end - 1)) ? end - 1 : end;
    return first.substring(0, whole) + "…";
  }
}
