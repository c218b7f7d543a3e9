package app.gatehouse.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A fake that can be told by a word how to answer, as often as one likes. For one thread. */
final class PlayedProvider implements AutoCloseable {

  private static final int MANY = 5_000;
  private static final String ANSWER = "answer";
  private static final Duration ANSWER_TIME = Duration.ofSeconds(4);

  /** Out of these a server comes only by a new start: its threads wait, or it is gone. */
  private static final Set<String> STUCK = Set.of("down", "hang", "slow");

  private static final Map<String, Consumer<FakeProvider>> WAYS = ways();

  private final IntFunction<FakeProvider> start;
  private FakeProvider fake;
  private String way = "up";

  /**
   * @param start starts one on the port it is given
   * @param port 0 for any that is free
   */
  PlayedProvider(IntFunction<FakeProvider> start, int port) {
    this.start = start;
    this.fake = start.apply(port);
    talking(fake, FakeProvider::servesAsInLife);
  }

  private static Map<String, Consumer<FakeProvider>> ways() {
    Map<String, Consumer<FakeProvider>> ways = new LinkedHashMap<>();
    ways.put("up", fake -> talking(fake, FakeProvider::servesAsInLife));
    ways.put("empty", fake -> talking(fake, one -> one.serves(0)));
    ways.put("many", fake -> talking(fake, one -> one.serves(MANY)));
    for (ChatOddity odd : ChatOddity.values()) {
      ways.put(
          "chat " + odd.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          fake -> talking(fake, FakeProvider::servesAsInLife, odd));
    }
    ways.put("reject", FakeProvider::rejectsTheKey);
    ways.put("forbid", FakeProvider::deniesPermission);
    ways.put("broke", FakeProvider::hasNoCredit);
    ways.put("limit", fake -> fake.limitsTheRate(Duration.ofMinutes(1)));
    ways.put("overload", FakeProvider::isOverloaded);
    ways.put("page", FakeProvider::isAWebPage);
    ways.put("other", FakeProvider::isAnotherService);
    ways.put("echo", FakeProvider::quotesTheKey);
    ways.put("endless", FakeProvider::neverStopsTalking);
    ways.put("slow", fake -> fake.takes(Duration.ofSeconds(30)));
    ways.put("hang", FakeProvider::hangs);
    ways.put("reset", FakeProvider::resetsTheConnection);
    ways.put("cut", FakeProvider::cutsTheAnswer);
    ways.put("down", FakeProvider::stops);
    return ways;
  }

  /** Answers chats as well, slowly enough to be watched. */
  private static void talking(
      FakeProvider fake, Consumer<FakeProvider> serving, ChatOddity... odd) {
    serving.accept(fake);
    fake.chats(odd);
    fake.chatsSlowly(ANSWER_TIME);
  }

  /** The words it understands. */
  static List<String> words() {
    List<String> words = new ArrayList<>(WAYS.keySet());
    words.add(ANSWER + " STATUS JSON");
    return words;
  }

  FakeProvider fake() {
    return fake;
  }

  /** How it answers at the moment. */
  String way() {
    return way;
  }

  /**
   * Answers so from now on.
   *
   * @return whether the word was understood
   */
  boolean become(String word) {
    Consumer<FakeProvider> change = word.startsWith(ANSWER + " ") ? answer(word) : WAYS.get(word);
    if (change == null) {
      return false;
    }
    if (STUCK.contains(way)) {
      fake.close();
      fake = start.apply(fake.port());
    }
    change.accept(fake);
    way = word;
    return true;
  }

  private static Consumer<FakeProvider> answer(String words) {
    String[] parts = words.split(" ", 3);
    int status = parts[1].matches("[2-5]\\d\\d") ? Integer.parseInt(parts[1]) : 500;
    return fake -> fake.answers(status, parts.length < 3 ? "" : parts[2]);
  }

  @Override
  public void close() {
    fake.close();
  }
}
