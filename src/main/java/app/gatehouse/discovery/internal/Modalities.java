package app.gatehouse.discovery.internal;

import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelKind;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What models take and give, as lists of words. */
final class Modalities {

  private Modalities() {}

  /** {@code ["text","image"]}; words nobody knows are left out. */
  static Set<Modality> of(JsonNode words) {
    Set<Modality> known = EnumSet.noneOf(Modality.class);
    for (JsonNode word : words) {
      switch (word.stringValue("")) {
        case "text" -> known.add(Modality.TEXT);
        case "image" -> known.add(Modality.IMAGE);
        case "audio", "speech" -> known.add(Modality.AUDIO);
        case "video" -> known.add(Modality.VIDEO);
        case "file" -> known.add(Modality.FILE);
        default -> {
          // Newer than this class.
        }
      }
    }
    return known;
  }

  /**
   * What a model is for by what it gives: what answers in text can be chatted with.
   *
   * @param otherwise where it gives nothing that is known
   */
  static ModelKind kind(JsonNode gives, ModelKind otherwise) {
    for (JsonNode word : gives) {
      if (word.stringValue("").startsWith("embedding")) {
        return ModelKind.EMBEDDING;
      }
    }
    Set<Modality> known = of(gives);
    if (known.contains(Modality.TEXT)) {
      return ModelKind.CHAT;
    }
    if (known.contains(Modality.VIDEO)) {
      return ModelKind.VIDEO;
    }
    if (known.contains(Modality.IMAGE)) {
      return ModelKind.IMAGE;
    }
    return known.contains(Modality.AUDIO) ? ModelKind.SPEECH : otherwise;
  }
}
