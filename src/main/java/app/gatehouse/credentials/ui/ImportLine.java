package app.gatehouse.credentials.ui;

import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.FoundKey;
import app.gatehouse.credentials.FoundKeys;
import app.gatehouse.outbound.TypedAddress;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.AzureEndpoint;
import app.gatehouse.providers.Provider;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What saving a found key would do.
 *
 * @param endpoint the address it would be saved with, or null
 * @param rivals how many other keys for the same provider could be saved instead, of which nothing
 *     makes one doubt that they are its
 */
record ImportLine(FoundKey key, Status status, @Nullable URI endpoint, int rivals) {

  /** What is there already, and what becomes of it. */
  sealed interface Status {

    /** Nothing is saved for its provider. */
    record Fresh() implements Status {}

    /** What is saved for its provider does not open any more. */
    record Restores() implements Status {}

    /**
     * Something that works is saved for its provider.
     *
     * @param endsAlike whether it ends in the same characters, so that it may be the same
     */
    record Replaces(boolean endsAlike) implements Status {}

    /** The same address is saved. */
    record Same() implements Status {}

    /** Its address may not be used. */
    record BadAddress(TypedAddress.Reason reason) implements Status {}

    /** It is good for one address only, which is not known. */
    record NoAddress() implements Status {}
  }

  /** Whether it can be saved at all. */
  boolean isSavable() {
    return switch (status) {
      case Status.Fresh fresh -> true;
      case Status.Restores restores -> true;
      case Status.Replaces replaces -> true;
      case Status.Same same -> false;
      case Status.BadAddress bad -> false;
      case Status.NoAddress none -> false;
    };
  }

  boolean replaces() {
    return status instanceof Status.Replaces || status instanceof Status.Restores;
  }

  /** Whether nothing speaks against saving it: no doubt, no rival, and nothing lost by it. */
  boolean isChosenUnasked() {
    return isSavable()
        && !(status instanceof Status.Replaces)
        && key.doubt() == null
        && rivals == 0;
  }

  /**
   * One line per key, in their order.
   *
   * @param byOwner whether the owner saves them, who alone may name loopback addresses
   */
  static List<ImportLine> of(
      FoundKeys found, List<Credential> saved, TypedAddresses addresses, boolean byOwner) {
    List<ImportLine> lines =
        found.keys().stream().map(key -> of(key, saved, addresses, byOwner)).toList();
    return lines.stream().map(line -> line.among(lines)).toList();
  }

  private ImportLine among(List<ImportLine> all) {
    long same =
        all.stream()
            .filter(line -> line.isSavable() && line.key.doubt() == null)
            .filter(line -> line.key.provider().id().equals(key.provider().id()))
            .count();
    boolean isRival = isSavable() && key.doubt() == null;
    return new ImportLine(key, status, endpoint, isRival ? (int) same - 1 : 0);
  }

  private static ImportLine of(
      FoundKey key, List<Credential> saved, TypedAddresses addresses, boolean byOwner) {
    Optional<Credential> before =
        saved.stream()
            .filter(credential -> credential.provider().equals(key.provider().id()))
            .findFirst();
    return switch (address(key, before, addresses, byOwner)) {
      case Address.None none -> new ImportLine(key, status(key, before, null), null, 0);
      case Address.Good(URI uri) -> new ImportLine(key, status(key, before, uri), uri, 0);
      case Address.Missing missing -> new ImportLine(key, new Status.NoAddress(), null, 0);
      case Address.Bad(TypedAddress.Reason reason) ->
          new ImportLine(key, new Status.BadAddress(reason), null, 0);
    };
  }

  private static Status status(FoundKey key, Optional<Credential> before, @Nullable URI endpoint) {
    if (before.isEmpty()) {
      return new Status.Fresh();
    }
    Credential saved = before.get();
    return switch (saved.state()) {
      case NEEDS_REENTRY -> new Status.Restores();
      case SAVED -> new Status.Replaces(!saved.hint().isEmpty() && saved.hint().equals(key.hint()));
      case NO_KEY_NEEDED ->
          key.secret() == null && Objects.equals(saved.endpoint(), endpoint)
              ? new Status.Same()
              : new Status.Replaces(false);
    };
  }

  /** The deployment that the address of an Azure resource was found with. */
  Optional<String> deployment() {
    String written = key.address();
    return written == null || !key.provider().access().needsEndpoint()
        ? Optional.empty()
        : Optional.ofNullable(AzureEndpoint.read(written).deployment());
  }

  private sealed interface Address {
    record None() implements Address {}

    record Good(URI uri) implements Address {}

    record Bad(TypedAddress.Reason reason) implements Address {}

    record Missing() implements Address {}
  }

  /** Judged as if it had been typed. A key without one goes where the saved one is good for. */
  private static Address address(
      FoundKey key, Optional<Credential> before, TypedAddresses addresses, boolean byOwner) {
    Provider provider = key.provider();
    String written = key.address();
    if (provider.access() == Provider.Access.SECRET) {
      return new Address.None();
    }
    if (written != null) {
      TypedAddress judged =
          provider.access().needsSecret()
              ? addresses.endpoint(written)
              : addresses.localServer(written, byOwner);
      return switch (judged) {
        case TypedAddress.Accepted(URI uri) -> new Address.Good(uri);
        case TypedAddress.Refused(TypedAddress.Reason reason) -> new Address.Bad(reason);
      };
    }
    if (!provider.access().needsEndpoint()) {
      return new Address.None();
    }
    return before
        .filter(saved -> saved.state() != State.NEEDS_REENTRY)
        .map(Credential::endpoint)
        .<Address>map(Address.Good::new)
        .orElseGet(Address.Missing::new);
  }
}
