package app.gatehouse.runtimes.child;

import app.gatehouse.runtimes.child.Engine.EngineException;
import app.gatehouse.runtimes.child.Engine.Generation;
import app.gatehouse.runtimes.child.Turns.Place;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Answers {@code POST /v1/chat/completions}. */
final class Completions {

  /** How often somebody who waits for a whole answer is shown that it is being made. */
  private static final long SIGN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Engine engine;
  private final String name;
  private final Turns turns;

  Completions(Engine engine, String name, Turns turns) {
    this.engine = engine;
    this.name = name;
    this.turns = turns;
  }

  /** What an exchange offers for an answer. */
  interface Out {

    /** Begins an answer of this type, with status 200. */
    void begin(String contentType) throws IOException;

    /**
     * Sends it at once.
     *
     * @throws IOException when nobody listens any more
     */
    void send(String text) throws IOException;
  }

  /**
   * Answers, or finds that nobody listens: then the answer is not made to its end.
   *
   * @throws RefusedRequest before anything was sent
   */
  void answer(byte[] body, Out out) throws RefusedRequest, IOException, InterruptedException {
    ChatRequest request = ChatRequest.read(body);
    if (request.model() != null && !request.model().equals(name)) {
      throw RefusedRequest.unknownModel(request.model());
    }
    String prompt = engine.prompt(request.messages());
    int promptTokens = engine.count(prompt);
    // One is for the token that llama.cpp may put before all, one for the answer.
    int room = engine.contextSize() - promptTokens - 1;
    if (room <= 0) {
      throw RefusedRequest.contextTooLong(engine.contextSize(), promptTokens);
    }
    Sampling sampling = request.sampling().atMost(room);
    Answering answering = new Answering(request, name, promptTokens);
    try (Place place = turns.enter()) {
      if (answering.streams()) {
        stream(answering, prompt, sampling, place, out);
      } else {
        whole(answering, prompt, sampling, place, out);
      }
    }
  }

  private void stream(Answering answering, String prompt, Sampling sampling, Place place, Out out)
      throws IOException, InterruptedException {
    out.begin("text/event-stream");
    send(out, answering.first());
    place.await();
    // A comment: whoever left while others had their turn is noticed before the work begins.
    out.send(": begins\n\n");
    int tokens = 0;
    Generation generation;
    try {
      generation = engine.generate(prompt, sampling);
      try {
        for (String piece; (piece = generation.next()) != null; tokens++) {
          send(out, answering.piece(piece));
        }
      } catch (IOException gone) {
        generation.cancel();
        throw gone;
      }
    } catch (EngineException failed) {
      send(out, RefusedRequest.failed().body());
      return;
    }
    send(out, answering.last(reason(tokens, sampling)));
    if (answering.tellsUsage()) {
      send(out, answering.usageOnly(tokens));
    }
    out.send("data: [DONE]\n\n");
  }

  /**
   * Blanks before a JSON text mean nothing, and sending one is the only way to find out that nobody
   * waits for it any more.
   */
  private void whole(Answering answering, String prompt, Sampling sampling, Place place, Out out)
      throws RefusedRequest, IOException, InterruptedException {
    place.await();
    StringBuilder text = new StringBuilder();
    int tokens = 0;
    try {
      Generation generation = engine.generate(prompt, sampling);
      String piece = generation.next();
      out.begin("application/json");
      try {
        long signed = System.nanoTime();
        for (; piece != null; piece = generation.next(), tokens++) {
          text.append(piece);
          if (System.nanoTime() - signed > SIGN_NANOS) {
            out.send(" ");
            signed = System.nanoTime();
          }
        }
      } catch (IOException gone) {
        generation.cancel();
        throw gone;
      }
    } catch (EngineException failed) {
      if (tokens == 0) {
        throw RefusedRequest.failed();
      }
      throw new IOException("The model failed in the middle of an answer", failed);
    }
    out.send(answering.whole(text.toString(), reason(tokens, sampling), tokens).toString());
  }

  private static String reason(int tokens, Sampling sampling) {
    return tokens >= sampling.maxTokens() ? "length" : "stop";
  }

  private static void send(Out out, JsonNode event) throws IOException {
    out.send("data: " + event + "\n\n");
  }
}
