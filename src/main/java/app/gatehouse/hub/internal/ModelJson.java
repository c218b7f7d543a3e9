package app.gatehouse.hub.internal;

import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.ForeignText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the Hub says of models, read in this one place. Everything may be missing, of another type,
 * or written to do harm: what cannot be read is not told, and what has no name is passed over.
 */
final class ModelJson {

  private static final int LONGEST_WORD = 60;
  private static final int LONGEST_PATH = 1000;

  /** As many as are read of one list; more would only wear out whoever looks. */
  static final int MOST_FILES = 10_000;

  private static final int MOST_TAGS = 1000;
  private static final String LICENSE = "license:";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Instant FIRST_DAY = Instant.parse("2016-01-01T00:00:00Z");
  private static final Instant LAST_DAY = Instant.parse("2200-01-01T00:00:00Z");

  private ModelJson() {}

  /** The rows of a search; no more than are asked for at once. */
  static List<FoundModel> found(JsonNode rows) {
    List<FoundModel> found = new ArrayList<>();
    for (JsonNode row : rows) {
      if (found.size() == Catalogue.ROWS) {
        break;
      }
      id(row).ifPresent(id -> found.add(new FoundModel(id, gating(row), facts(row))));
    }
    return found;
  }

  static Optional<RepositoryId> id(JsonNode model) {
    String id = model.path("id").stringValue(model.path("modelId").stringValue(""));
    return RepositoryId.isValid(id) ? Optional.of(new RepositoryId(id)) : Optional.empty();
  }

  static @Nullable Gating gating(JsonNode model) {
    JsonNode gated = model.path("gated");
    if (gated.isBoolean() && !gated.booleanValue()) {
      return Gating.OPEN;
    }
    return switch (gated.stringValue("")) {
      case "auto" -> Gating.INSTANT;
      case "manual" -> Gating.BY_AUTHORS;
      default -> null;
    };
  }

  static HubFacts facts(JsonNode model) {
    JsonNode gguf = model.path("gguf");
    @Nullable Long parameters = positive(gguf.path("total"));
    return new HubFacts(
        number(model.path("downloads")),
        number(model.path("likes")),
        license(model),
        moment(model.path("lastModified")),
        parameters == null ? positive(model.path("safetensors").path("total")) : parameters,
        positive(gguf.path("totalFileSize")),
        positive(gguf.path("context_length")),
        word(gguf.path("architecture")));
  }

  static @Nullable String commit(JsonNode model) {
    String sha = model.path("sha").stringValue("");
    return COMMIT.matcher(sha).matches() ? sha : null;
  }

  /** The files of a model's answer, its {@code siblings}. */
  static List<HubFile> siblings(JsonNode model) {
    List<HubFile> files = new ArrayList<>();
    for (JsonNode file : model.path("siblings")) {
      add(files, file, file.path("rfilename"), file.path("lfs").path("sha256"));
    }
    return files;
  }

  /** The files of one page of a tree. */
  static List<HubFile> tree(JsonNode entries) {
    List<HubFile> files = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (!entry.path("type").stringValue("").equals("directory")) {
        add(files, entry, entry.path("path"), entry.path("lfs").path("oid"));
      }
    }
    return files;
  }

  private static void add(List<HubFile> files, JsonNode file, JsonNode path, JsonNode hash) {
    String name = path.stringValue("");
    if (files.size() < MOST_FILES && !name.isBlank() && name.length() <= LONGEST_PATH) {
      @Nullable Long size = number(file.path("size"));
      String sha256 = hash.stringValue("");
      files.add(
          new HubFile(
              name,
              size == null ? number(file.path("lfs").path("size")) : size,
              SHA256.matcher(sha256).matches() ? sha256 : null));
    }
  }

  /** The tag says it everywhere; what is behind "other" only the model's card tells. */
  private static @Nullable String license(JsonNode model) {
    int seen = 0;
    for (JsonNode tag : model.path("tags")) {
      String text = tag.stringValue("");
      if (text.startsWith(LICENSE) && !text.equals(LICENSE + "other")) {
        return text(text.substring(LICENSE.length()));
      }
      if (++seen == MOST_TAGS) {
        break;
      }
    }
    JsonNode card = model.path("cardData");
    @Nullable String named = word(card.path("license_name"));
    return named == null ? word(card.path("license")) : named;
  }

  private static @Nullable String word(JsonNode node) {
    return text(node.stringValue(""));
  }

  private static @Nullable String text(String raw) {
    String text = ForeignText.of(raw, LONGEST_WORD);
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
        ? node.longValue()
        : null;
  }

  /** The Hub's 0 means that it does not know. */
  private static @Nullable Long positive(JsonNode node) {
    @Nullable Long number = number(node);
    return number == null || number == 0 ? null : number;
  }

  private static @Nullable Instant moment(JsonNode node) {
    try {
      Instant moment = OffsetDateTime.parse(node.stringValue("")).toInstant();
      return moment.isBefore(FIRST_DAY) || moment.isAfter(LAST_DAY) ? null : moment;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
