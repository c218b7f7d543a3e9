package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.internal.Asker.Asked;
import app.gatehouse.discovery.internal.LocalPlaces.Place;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.providers.Provider;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for a local server once, at all its places at the same time. */
@Component
class LocalFinder {

  /** At each address; what is on this machine answers at once or is not there. */
  private static final Duration TOTAL = Duration.ofSeconds(2);

  private final CredentialService credentials;
  private final LocalPlaces places;
  private final Asker asker;

  LocalFinder(CredentialService credentials, LocalPlaces places, Asker asker) {
    this.credentials = credentials;
    this.places = places;
    this.asker = asker;
  }

  /**
   * Looks.
   *
   * @param withToken whether a saved token may be shown; each time that is written down
   * @return empty when the provider has no address
   * @throws OutboundException.Cancelled when the thread is interrupted
   */
  Optional<LocalLook> look(AccountId account, Provider provider, boolean withToken) {
    Optional<Credential> saved = credentials.find(account, provider.id());
    List<Place> where =
        saved
            .map(found -> places(account, provider, found))
            .orElseGet(() -> places.configuredAndAround(provider));
    if (where.isEmpty()) {
      return Optional.empty();
    }
    if (withToken && saved.isPresent() && saved.get().state() == Credential.State.SAVED) {
      try {
        return Optional.of(
            credentials.use(
                account,
                saved.get().id(),
                Purpose.KEY_CHECK,
                secret -> look(where.getFirst(), provider, secret)));
      } catch (CredentialUnavailableException gone) {
        // Deleted or altered this very moment: then it is looked without.
      }
    }
    return Optional.of(lookEverywhere(where, provider));
  }

  /** A token goes to its own address only, which is never a guessed one. */
  private List<Place> places(AccountId account, Provider provider, Credential saved) {
    URI typed = saved.endpoint();
    if (typed != null) {
      return places.typed(typed, asker.trust(account));
    }
    return saved.state() == Credential.State.NO_KEY_NEEDED
        ? places.configuredAndAround(provider)
        : places.configured(provider);
  }

  private LocalLook lookEverywhere(List<Place> where, Provider provider) {
    if (where.size() == 1) {
      return look(where.getFirst(), provider, null);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<LocalLook>> looks =
          threads.invokeAll(
              where.stream()
                  .map(place -> (Callable<LocalLook>) () -> look(place, provider, null))
                  .toList());
      return LocalLook.best(looks.stream().map(LocalFinder::result).toList());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return LocalLook.nothingAt(where.getFirst().address());
    }
  }

  private static LocalLook result(Future<LocalLook> look) {
    try {
      return look.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A look that has ended gives what it found", e);
    }
  }

  private LocalLook look(Place place, Provider provider, @Nullable SecretText secret) {
    for (URI address : place.addresses()) {
      Optional<Asked> asked =
          asker.ask(provider, address, place.trust(), secret, TOTAL, listed -> {});
      if (asked.isPresent() && !isDeaf(asked.get().findings())) {
        return LocalLook.of(address, asked.get().findings(), secret != null);
      }
    }
    return LocalLook.nothingAt(place.address());
  }

  private static boolean isDeaf(Findings findings) {
    return findings.verdict() instanceof NotReachable(Trouble trouble)
        && (trouble == Trouble.REFUSED || trouble == Trouble.UNKNOWN_HOST);
  }
}
