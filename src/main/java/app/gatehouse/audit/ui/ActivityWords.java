package app.gatehouse.audit.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.audit.Activity;
import app.gatehouse.audit.ActivityFilter.Term;
import app.gatehouse.audit.ActivityKind;
import app.gatehouse.audit.ActivityKind.Group;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what happened in the reader's words, and finds by them what was meant. */
final class ActivityWords {

  private final ProviderCatalog providers;

  ActivityWords(ProviderCatalog providers) {
    this.providers = providers;
  }

  /** What happened, in two or three words. */
  static String what(Activity activity) {
    return purpose(activity)
        .map(ActivityWords::word)
        .or(() -> activity.kind().map(ActivityWords::word))
        .orElseGet(() -> t("activity.kind.unknown"));
  }

  static String word(ActivityKind kind) {
    return t(kind.textKey());
  }

  static String word(Purpose purpose) {
    return switch (purpose) {
      case COPY -> t("activity.use.copy");
      case KEY_CHECK -> t("activity.use.key-check");
      case HUB_ACCESS_CHECK -> t("activity.use.hub-access-check");
      case HUB_DOWNLOAD -> t("activity.use.hub-download");
      case CHAT -> t("activity.use.chat");
      case GATEWAY -> t("activity.use.gateway");
      case HANDOVER -> t("activity.use.handover");
      case EXPORT -> t("activity.use.export");
    };
  }

  static String word(Group group) {
    return switch (group) {
      case KEYS -> t("activity.group.keys");
      case SIGN_IN -> t("activity.group.sign-in");
      case ACCOUNTS -> t("activity.group.accounts");
      case SYSTEM -> t("activity.group.system");
    };
  }

  /** How the badge looks; what is not known deserves a look. */
  static Tone tone(Activity activity) {
    return activity
        .kind()
        .map(kind ->
            switch (kind.weight()) {
              case ROUTINE -> Tone.NEUTRAL;
              case CHANGE -> Tone.GOOD;
              case ALARM -> Tone.BAD;
            })
        .orElse(Tone.ATTENTION);
  }

  /** The provider's name, or its id once there is no such provider; empty for what has none. */
  String provider(Activity activity) {
    ProviderId id = activity.provider();
    return id == null ? "" : providers.find(id).map(Provider::name).orElse(id.value());
  }

  /** Whose it is, or that somebody came to the door who was nobody yet. */
  static String account(Activity activity) {
    String name = activity.accountName();
    if (name != null) {
      return name;
    }
    return activity.kind().filter(kind -> kind.group() == Group.SIGN_IN).isPresent()
        ? t("activity.nobody")
        : "";
  }

  /** What more there is to say: who did it, and the detail where it is not in the words. */
  static String more(Activity activity) {
    String by = activity.by();
    Stream<String> who = by == null ? Stream.of() : Stream.of(t("activity.by", by));
    return Stream.concat(detail(activity).stream(), who).collect(Collectors.joining(" · "));
  }

  /** Each word that was typed, with what it may stand for. */
  List<Term> terms(String typed) {
    return Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(this::term)
        .toList();
  }

  private Term term(String typed) {
    return new Term(
        typed,
        Arrays.stream(ActivityKind.values())
            .filter(kind -> kind != ActivityKind.CREDENTIAL_USED && has(word(kind), typed))
            .collect(Collectors.toSet()),
        Arrays.stream(Purpose.values())
            .filter(purpose -> has(word(purpose), typed))
            .collect(Collectors.toSet()),
        providersNamed(typed));
  }

  private Set<ProviderId> providersNamed(String typed) {
    return providers.all().stream()
        .filter(provider -> has(provider.name(), typed) || has(provider.id().value(), typed))
        .map(Provider::id)
        .collect(Collectors.toSet());
  }

  private static Optional<String> detail(Activity activity) {
    return activity
        .kind()
        .filter(kind -> kind != ActivityKind.CREDENTIAL_USED)
        .flatMap(kind -> Optional.ofNullable(activity.detail()))
        .map(detail ->
            activity.kind().filter(ActivityKind.ACTIVITY_PRUNED::equals).isPresent()
                ? t("activity.pruned-count", Integer.valueOf(detail))
                : detail);
  }

  private static Optional<Purpose> purpose(Activity activity) {
    return activity
        .kind()
        .filter(ActivityKind.CREDENTIAL_USED::equals)
        .flatMap(used ->
            Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.name().equals(activity.detail()))
                .findFirst());
  }

  private static boolean has(String words, String typed) {
    return words.toLowerCase(Locale.ROOT).contains(typed);
  }
}
