package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import app.gatehouse.components.When;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Modality;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a model. */
final class ModelWords {

  private static final String BETWEEN = " · ";

  private ModelWords() {}

  static String source(Source source) {
    return switch (source) {
      case DEFAULT_LIST -> t("models.source.default-list");
      case LIVE -> t("models.source.live");
      case LOCAL -> t("models.source.local");
      case REGISTRY -> t("models.source.registry");
    };
  }

  /** Where the line about it comes from, and how old that is. */
  static String sourceWhy(Model model, Instant now) {
    @Nullable Instant listed = model.listedAt();
    if (model.gone()) {
      return gone(model);
    }
    if (listed != null) {
      return t("models.source.listed", model.providerName(), When.ago(listed, now));
    }
    return switch (model.source()) {
      case DEFAULT_LIST -> t("models.source.default-list-why", model.providerName());
      case LIVE -> t("models.source.live-why", model.providerName());
      case LOCAL -> t("models.source.local-why");
      case REGISTRY -> t("models.source.registry-why");
    };
  }

  /** Of a model that its provider lists no more. */
  static String gone(Model model) {
    @Nullable Instant since = model.listedAt();
    return since == null
        ? t("models.gone-why", model.providerName())
        : t("models.gone-since", model.providerName(), When.day(since));
  }

  /** What a button that helps with a locked model says; empty for one that is not. */
  static String wayToUnlock(Access access) {
    return switch (access) {
      case UNLOCKED -> "";
      case NO_KEY, KEY_REJECTED, NEEDS_REENTRY -> t("models.unlock");
      case NOT_RUNNING -> t("models.start");
    };
  }

  static String kind(ModelKind kind) {
    return switch (kind) {
      case CHAT -> t("models.kind.chat");
      case EMBEDDING -> t("models.kind.embedding");
      case SPEECH -> t("models.kind.speech");
      case IMAGE -> t("models.kind.image");
      case VIDEO -> t("models.kind.video");
      case MODERATION -> t("models.kind.moderation");
      case OTHER -> t("models.kind.other");
    };
  }

  /** "Takes text, images. Gives text."; empty when nothing is known. */
  static String modalities(ModelFacts facts) {
    List<String> sentences = new ArrayList<>();
    if (!facts.takes().isEmpty()) {
      sentences.add(t("models.takes", listed(facts.takes())));
    }
    if (!facts.gives().isEmpty()) {
      sentences.add(t("models.gives", listed(facts.gives())));
    }
    return String.join(" ", sentences);
  }

  /** What only a local server tells: "8B · Q4_K_M · 4.7 GB · in memory"; may be empty. */
  static String local(ModelFacts facts) {
    @Nullable LocalFacts local = facts.local();
    List<String> parts = new ArrayList<>();
    if (local != null) {
      addIfKnown(parts, local.parameters());
      addIfKnown(parts, local.quantization());
      addIfKnown(parts, local.bytes() == null ? null : ByteSize.words(local.bytes()));
      if (Boolean.TRUE.equals(local.loaded())) {
        parts.add(t("models.local.loaded"));
      }
    }
    return String.join(BETWEEN, parts);
  }

  /** What is told beside the id where there is room: its kind if it is no chat model, its base. */
  static String about(Model model) {
    ModelFacts facts = model.facts();
    List<String> parts = new ArrayList<>();
    if (facts.kind() != ModelKind.CHAT) {
      parts.add(kind(facts.kind()));
    }
    if (facts.base() != null) {
      parts.add(t("models.base", facts.base()));
    }
    addIfKnown(parts, local(facts));
    return String.join(BETWEEN, parts);
  }

  /** The second line where there is room for one column: provider, context, price. */
  static String inShort(Model model) {
    ModelFacts facts = model.facts();
    List<String> parts = new ArrayList<>(List.of(model.providerName()));
    if (facts.contextWindow() != null) {
      parts.add(Figures.tokens(facts.contextWindow()));
    }
    addIfKnown(parts, prices(facts.price()));
    addIfKnown(parts, about(model));
    return String.join(BETWEEN, parts);
  }

  private static String prices(Price price) {
    if (price.isFree()) {
      return t("models.price.free");
    }
    return price.input() == null || price.output() == null
        ? ""
        : t("models.price.both", Figures.price(price.input()), Figures.price(price.output()));
  }

  private static void addIfKnown(List<String> parts, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      parts.add(text);
    }
  }

  private static String listed(Collection<Modality> modalities) {
    return modalities.stream().sorted().map(ModelWords::word).collect(Collectors.joining(", "));
  }

  private static String word(Modality modality) {
    return switch (modality) {
      case TEXT -> t("models.modality.text");
      case IMAGE -> t("models.modality.image");
      case AUDIO -> t("models.modality.audio");
      case VIDEO -> t("models.modality.video");
      case FILE -> t("models.modality.file");
    };
  }
}
