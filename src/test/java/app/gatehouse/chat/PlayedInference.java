package app.gatehouse.chat;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * For looking at the page by hand. A prompt that begins with {@code fail} and the name of a reason
 * fails so; {@code echo} gives the rest back at once; everything else is answered at a model's
 * pace.
 */
final class PlayedInference implements Inference {

  @Override
  public Answer ask(ModelRequest request) throws InferenceException {
    JsonNode messages = JsonMapper.shared().readTree(request.body().json()).path("messages");
    String prompt = messages.path(messages.size() - 1).path("content").asString("");
    if (prompt.startsWith("fail ")) {
      String name = prompt.substring(5).strip().toUpperCase(Locale.ROOT).replace('-', '_');
      Reason reason = Reason.valueOf(name);
      throw new InferenceException(
          new Failure(
              reason,
              429,
              reason == Reason.RATE_LIMITED ? Duration.ofSeconds(41) : null,
              "code",
              "You exceeded <b>something</b>"));
    }
    FakeInference.Script script = new FakeInference.Script();
    if (prompt.startsWith("echo ")) {
      script.says(prompt.substring(5)).uses(12, 34).ends();
    } else {
      Thread.ofVirtual().start(() -> play(script));
    }
    return script;
  }

  private static void play(FakeInference.Script script) {
    try {
      Thread.sleep(300);
      for (String word : "The user wants to see a long answer with all there is.".split(" ")) {
        script.thinks(word + " ");
        Thread.sleep(25);
      }
      int count = 0;
      for (String word : TEXT.split("(?<=\\s)")) {
        if (script.isClosed()) {
          return;
        }
        script.says(word);
        count++;
        Thread.sleep(15);
      }
      script.uses(210, count).ends();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String TEXT =
      Stream.generate(() -> section()).limit(3).reduce("", String::concat);

  private static String section() {
    return """
    ## Sorting in Java

    Use `List.sort` with a *comparator*. It is **stable**, and ~~quick~~ runs in `O(n log n)`:

    ```java
    record Person(String name, int age) {}

    // By age, then by name.
    List<Person> sorted = people.stream()
        .sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name))
        .toList();
    System.out.println("Oldest: " + sorted.getLast() + 42);
    ```

    | Way | Stable | Cost |
    |:----|:------:|-----:|
    | `List.sort` | yes | 1,200 |
    | `parallelSort` | yes | 900 |

    - [x] Read the [documentation](https://docs.oracle.com/)
    - [ ] Measure it

    ![A chart](https://example.com/chart.png)

    > Premature optimisation is the root of all evil.

    """;
  }
}
