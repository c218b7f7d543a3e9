package app.gatehouse.components;

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
