package app.gatehouse.accounts.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Lets each address try 20 passwords in vain at once, and one more every three seconds. In memory:
 * the addresses that were used last, as many as are worth remembering.
 */
@Component
class AddressLimit {

  static final int TRIES = 20;
  static final Duration REFILL = Duration.ofMinutes(1).dividedBy(TRIES);
  static final int REMEMBERED = 10_000;

  /** How much of a version 6 address names a network: the rest its owner chooses freely. */
  private static final int NETWORK_BYTES = 8;

  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  AddressLimit(Clock clock) {
    this.clock = clock;
  }

  /** What is left as of a moment: each try costs the milliseconds after which it comes back. */
  private record Bucket(long millis, Instant at) {

    static final long COST = REFILL.toMillis();
    static final long FULL = TRIES * COST;

    Bucket now(Instant now) {
      long passed = Math.max(0, Duration.between(at, now).toMillis());
      return new Bucket(Math.min(FULL, millis + passed), now);
    }

    Bucket plus(long more) {
      return new Bucket(Math.min(FULL, millis + more), at);
    }
  }

  /** Takes one try; false when none is left. */
  synchronized boolean take(String address) {
    Instant now = clock.instant();
    Bucket bucket = buckets.getOrDefault(network(address), new Bucket(Bucket.FULL, now)).now(now);
    boolean left = bucket.millis() >= Bucket.COST;
    buckets.put(network(address), left ? bucket.plus(-Bucket.COST) : bucket);
    return left;
  }

  /** Gives a try back: the password was right. */
  synchronized void giveBack(String address) {
    buckets.computeIfPresent(network(address), (key, bucket) -> bucket.plus(Bucket.COST));
  }

  synchronized int remembered() {
    return buckets.size();
  }

  private static String network(String address) {
    try {
      // What the server tells is an address already: no name is looked up.
      InetAddress parsed = InetAddress.ofLiteral(address);
      if (parsed instanceof Inet6Address) {
        return InetAddress.getByAddress(
                Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES), 16))
            .getHostAddress();
      }
      return parsed.getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
  }
}
