package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import app.gatehouse.components.When;
import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.KnownAccess.Known;
import app.gatehouse.hub.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of what was found.
 *
 * @param known of the account's access, from before; null when nothing is
 */
record FoundRow(FoundModel model, @Nullable Known known) {

  RepositoryId id() {
    return model.id();
  }

  HubFacts facts() {
    return model.facts();
  }

  /**
   * What stands before the slash; empty for the oldest models, which have no owner in their name.
   */
  String owner() {
    int slash = id().value().indexOf('/');
    return slash < 0 ? "" : id().value().substring(0, slash);
  }

  String name() {
    return id().value().substring(id().value().indexOf('/') + 1);
  }

  /** Whether the account may have the files; null when unknown. */
  @Nullable Boolean allowed() {
    if (known != null) {
      return known.allowed();
    }
    return model.gating() == Gating.OPEN ? true : null;
  }

  String accessWord() {
    Boolean allowed = allowed();
    if (allowed == null) {
      return t("hub.find.access.unknown");
    }
    return allowed ? t("hub.find.access.yes") : t("hub.find.access.no");
  }

  String accessTone() {
    Boolean allowed = allowed();
    if (allowed == null) {
      return "neutral";
    }
    return allowed ? "good" : "attention";
  }

  /** How that is known. */
  String accessWhy(Instant now) {
    if (known != null) {
      return known.since() == null
          ? t("hub.find.access.before")
          : t("hub.find.access.checked", When.since(known.since(), now));
    }
    return model.gating() == Gating.OPEN
        ? t("hub.find.gate.open-why")
        : t("hub.find.access.unknown-why");
  }

  String parameters() {
    Long count = facts().parameters();
    return count == null ? "" : Numbers.brief(count);
  }

  String bytes() {
    Long bytes = facts().bytes();
    return bytes == null ? "" : ByteSize.words(bytes);
  }

  private String accessInShort() {
    Boolean allowed = allowed();
    if (allowed == null) {
      return t("hub.find.access.unknown-short");
    }
    return allowed ? t("hub.find.access.yes-short") : t("hub.find.access.no-short");
  }

  String downloads() {
    Long count = facts().downloads();
    return count == null ? "" : Numbers.brief(count);
  }

  /** What counts besides the name and how popular it is, on one line. */
  String inShort() {
    List<String> facts = new ArrayList<>();
    if (!owner().isEmpty()) {
      facts.add(owner());
    }
    facts.add(HubWords.gate(model.gating()));
    if (model.gating() != Gating.OPEN) {
      facts.add(accessInShort());
    }
    if (!parameters().isEmpty()) {
      facts.add(parameters());
    }
    if (!bytes().isEmpty()) {
      facts.add(bytes());
    }
    return String.join(" · ", facts);
  }
}
