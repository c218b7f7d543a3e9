package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.html.Span;

/** A state as a dot and a word: the colour never stands alone. */
public final class StateBadge extends Span {

  /** What the state means for the person who looks at it. */
  public enum Tone {
    GOOD,
    NEUTRAL,
    ATTENTION,
    BAD
  }

  public StateBadge(String word, Tone tone) {
    addClassName("state-badge");
    show(word, tone);
  }

  /** With how old it is beside the word; where there is little room the age is left out. */
  public void show(String word, String age, Tone tone) {
    show(word, tone);
    Span since = new Span(t("badge.age", age));
    since.addClassName("state-badge-age");
    add(since);
  }

  public void show(String word, Tone tone) {
    setText(word);
    getElement()
        .setAttribute(
            "data-tone",
            switch (tone) {
              case GOOD -> "good";
              case NEUTRAL -> "neutral";
              case ATTENTION -> "attention";
              case BAD -> "bad";
            });
  }
}
