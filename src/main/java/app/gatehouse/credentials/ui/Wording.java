package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.credentials.PastedKey;
import app.gatehouse.credentials.PastedKeys;
import app.gatehouse.credentials.RefusedKey;
import app.gatehouse.outbound.TypedAddress;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Access;
import app.gatehouse.providers.Provider.SecretNoun;

/** What things are called, and why an input was refused. */
final class Wording {

  private Wording() {}

  /** "OpenAI key", "Hugging Face token". */
  static String secretOf(Provider provider) {
    return isToken(provider)
        ? t("credential.token-of", provider.name())
        : t("credential.key-of", provider.name());
  }

  /** "an OpenAI key", "a Groq key". */
  static String aSecretOf(Provider provider) {
    return startsLikeVowel(provider.name())
        ? t("credential.an", secretOf(provider))
        : t("credential.a", secretOf(provider));
  }

  /** The field's label. */
  static String fieldLabel(Provider provider) {
    if (provider.access() == Access.ADDRESS_AND_OPTIONAL_SECRET) {
      return t("credential.optional-token");
    }
    return isToken(provider) ? t("credential.access-token") : t("credential.api-key");
  }

  /** "key", "token". */
  static String noun(Provider provider) {
    return isToken(provider) ? t("credential.noun-token") : t("credential.noun-key");
  }

  static String sentence(PastedKey.Reason reason) {
    return switch (reason) {
      case EMPTY -> t("credential.refused.empty");
      case MASKED -> t("credential.refused.masked");
      case MULTI_LINE -> t("credential.refused.multi-line");
      case STRANGE_CHARACTERS -> t("credential.refused.strange-characters");
      case TOO_LONG -> t("credential.refused.too-long");
    };
  }

  static String sentence(PastedKeys.Reason reason) {
    return switch (reason) {
      case TOO_LONG -> t("several.refused.too-long");
      case TOO_MANY -> t("several.refused.too-many", PastedKeys.MAX_ENTRIES);
      case NO_KEYS -> t("several.refused.no-keys");
    };
  }

  static String sentence(RefusedKey.Reason reason) {
    return switch (reason) {
      case EMPTY -> t("several.no-key.empty");
      case MASKED -> t("several.no-key.masked");
      case SEVERAL_LINES -> t("several.no-key.several-lines");
      case STRANGE_CHARACTERS -> t("several.no-key.strange-characters");
      case TOO_LONG -> t("several.no-key.too-long");
      case PLACEHOLDER -> t("several.no-key.placeholder");
      case NO_KEY_NEEDED -> t("several.no-key.not-needed");
    };
  }

  static String sentence(TypedAddress.Reason reason) {
    return switch (reason) {
      case EMPTY -> t("address.refused.empty");
      case TOO_LONG -> t("address.refused.too-long");
      case MALFORMED -> t("address.refused.malformed");
      case UNKNOWN_SCHEME -> t("address.refused.scheme");
      case HTTPS_REQUIRED -> t("address.refused.https");
      case USER_INFO -> t("address.refused.user-info");
      case FRAGMENT -> t("address.refused.fragment");
      case NOT_PUBLIC -> t("address.refused.not-public");
      case NOT_LOCAL -> t("address.refused.not-local");
    };
  }

  private static boolean isToken(Provider provider) {
    return provider.noun() == SecretNoun.TOKEN;
  }

  /** By sound: xAI is spoken as its letters, and so is LM Studio. */
  private static boolean startsLikeVowel(String name) {
    return "AEIOUaeiou".indexOf(name.charAt(0)) >= 0
        || name.startsWith("xA")
        || name.startsWith("LM");
  }
}
