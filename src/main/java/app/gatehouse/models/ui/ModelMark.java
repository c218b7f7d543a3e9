package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a model before it is used, as a badge beside its name. Public because the
 * grid's templates are given its parts by reflection.
 *
 * @param tone as the style sheet names it
 * @param why the whole sentence
 */
public record ModelMark(String word, String tone, String why) {

  static List<ModelMark> of(Model model) {
    List<ModelMark> marks = new ArrayList<>();
    locked(model).ifPresent(marks::add);
    if (model.gone()) {
      marks.add(gone(model));
    } else {
      lifecycle(model).ifPresent(marks::add);
    }
    if (!model.on()) {
      marks.add(new ModelMark(t("models.off"), "neutral", t("models.off-why")));
    }
    return marks;
  }

  private static Optional<ModelMark> locked(Model model) {
    String provider = model.providerName();
    return switch (model.access()) {
      case UNLOCKED -> Optional.empty();
      case NO_KEY ->
          Optional.of(
              new ModelMark(t("models.no-key"), "attention", t("models.no-key-why", provider)));
      case KEY_REJECTED ->
          Optional.of(
              new ModelMark(t("models.rejected"), "bad", t("models.rejected-why", provider)));
      case NEEDS_REENTRY ->
          Optional.of(
              new ModelMark(t("models.reentry"), "attention", t("models.reentry-why", provider)));
      case NOT_RUNNING ->
          Optional.of(
              new ModelMark(
                  t("models.not-running"), "neutral", t("models.not-running-why", provider)));
    };
  }

  private static ModelMark gone(Model model) {
    return new ModelMark(t("models.gone"), "bad", ModelWords.gone(model));
  }

  private static Optional<ModelMark> lifecycle(Model model) {
    Lifecycle lifecycle = model.facts().lifecycle();
    @Nullable LocalDate end = lifecycle.endsOn();
    String provider = model.providerName();
    if (lifecycle.stage() == Lifecycle.Stage.RETIRED) {
      return Optional.of(
          new ModelMark(t("models.retired"), "bad", t("models.retired-why", provider)));
    }
    if (end != null) {
      String word = t("models.retiring-on", When.day(end));
      return Optional.of(
          new ModelMark(word, "attention", t("models.retiring-on-why", provider, When.day(end))));
    }
    return switch (lifecycle.stage()) {
      case DEPRECATED ->
          Optional.of(
              new ModelMark(t("models.retiring"), "attention", t("models.retiring-why", provider)));
      case PREVIEW ->
          Optional.of(
              new ModelMark(t("models.preview"), "neutral", t("models.preview-why", provider)));
      case UNKNOWN, ACTIVE, RETIRED -> Optional.empty();
    };
  }
}
