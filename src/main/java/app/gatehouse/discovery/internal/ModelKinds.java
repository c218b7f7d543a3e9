package app.gatehouse.discovery.internal;

import app.gatehouse.models.ModelKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells by its id what a model is for, where the provider's list says nothing about it. */
final class ModelKinds {

  /** The first fragment that an id holds decides. */
  private static final List<Map.Entry<String, ModelKind>> FRAGMENTS =
      List.of(
          Map.entry("embed", ModelKind.EMBEDDING),
          Map.entry("moderation", ModelKind.MODERATION),
          Map.entry("guard", ModelKind.MODERATION),
          Map.entry("whisper", ModelKind.SPEECH),
          Map.entry("transcribe", ModelKind.SPEECH),
          Map.entry("tts", ModelKind.SPEECH),
          Map.entry("audio", ModelKind.SPEECH),
          Map.entry("realtime", ModelKind.SPEECH),
          Map.entry("orpheus", ModelKind.SPEECH),
          Map.entry("dall-e", ModelKind.IMAGE),
          Map.entry("video", ModelKind.VIDEO),
          Map.entry("sora", ModelKind.VIDEO),
          Map.entry("image", ModelKind.IMAGE),
          Map.entry("imagine", ModelKind.IMAGE),
          // They go on with a text, but do not chat.
          Map.entry("babbage-", ModelKind.OTHER),
          Map.entry("davinci-", ModelKind.OTHER),
          Map.entry("turbo-instruct", ModelKind.OTHER));

  private ModelKinds() {}

  static ModelKind byId(String id) {
    String small = id.toLowerCase(Locale.ROOT);
    return FRAGMENTS.stream()
        .filter(fragment -> small.contains(fragment.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(ModelKind.CHAT);
  }
}
