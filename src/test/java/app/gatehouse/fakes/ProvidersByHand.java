package app.gatehouse.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays all ten providers on this machine, for trying Gatehouse out without a single real key. Says
 * how to start Gatehouse with them, and changes how they answer: by lines on its input, or sent to
 * its control port. How to start it stands in CONTRIBUTING.
 */
public final class ProvidersByHand implements AutoCloseable {

  private static final int CONTROL_PORT = 18_000;

  /** After those of the providers. */
  private static final int CDN_PORT = CONTROL_PORT + 11;

  private final Map<String, PlayedProvider> providers = new LinkedHashMap<>();
  private final HubScene scene;
  private final HttpServer control;

  /**
   * @param controlPort the providers take the ports after it; 0 for any that are free
   */
  ProvidersByHand(int controlPort) throws IOException {
    scene = new HubScene(controlPort == 0 ? 0 : CDN_PORT);
    int port = controlPort;
    for (IntFunction<FakeProvider> start : all(scene)) {
      port = controlPort == 0 ? 0 : port + 1;
      PlayedProvider played = new PlayedProvider(start, port);
      providers.put(played.fake().id(), played);
    }
    control =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), controlPort), 0);
    control.createContext("/", this::answer);
    control.start();
  }

  private static List<IntFunction<FakeProvider>> all(HubScene scene) {
    return List.of(
        FakeOpenRouter::new,
        FakeOpenAi::new,
        FakeAnthropic::new,
        FakeGemini::new,
        FakeXai::new,
        FakeGroq::new,
        FakeAzure::new,
        port -> new FakeHuggingFace(port, scene.hub()),
        FakeOllama::new,
        FakeLmStudio::new);
  }

  public static void main(String[] arguments) throws IOException {
    try (ProvidersByHand all = new ProvidersByHand(CONTROL_PORT)) {
      System.out.println(all.instructions());
      all.scene.prepare();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (line != null && !line.strip().equals("quit")) {
        System.out.println(all.tell(line));
        line = lines.readLine();
      }
    }
  }

  int controlPort() {
    return control.getAddress().getPort();
  }

  Map<String, PlayedProvider> providers() {
    return providers;
  }

  /**
   * Does what a line says: {@code openai down}, {@code all up}; an empty one changes nothing.
   *
   * @return how all of them answer now, or what was not understood
   */
  synchronized String tell(String line) {
    String[] words = line.strip().split("\\s+", 2);
    if (scene.means(words[0])) {
      return scene.tell(line);
    }
    if (words.length == 2) {
      List<PlayedProvider> meant = meant(words[0]);
      if (meant.isEmpty() || !meant.stream().allMatch(one -> one.become(words[1]))) {
        return help();
      }
    } else if (!words[0].isEmpty()) {
      return help();
    }
    return providers.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().way())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private List<PlayedProvider> meant(String name) {
    if (name.equals("all")) {
      return List.copyOf(providers.values());
    }
    @Nullable PlayedProvider one = providers.get(name.equals("hub") ? "huggingface" : name);
    return one == null ? List.of() : List.of(one);
  }

  private String help() {
    return "Say a provider (or: all) and how it is to answer, for example: openai down%n  %s%n  %s%n%s"
        .formatted(
            String.join(", ", providers.keySet()),
            String.join(", ", PlayedProvider.words()),
            HubScene.HELP);
  }

  /** How to start Gatehouse with these, and keys to paste into it. */
  String instructions() {
    return """
    Start Gatehouse with (append to: java -jar target/gatehouse.jar, or to: ./mvnw -Pdev, as -Dspring-boot.run.arguments="…")
      %s

    Paste on the Keys page
    %s

    On the Hub
    %s

    %s
    The same over HTTP: curl -d 'openai down' http://127.0.0.1:%d
    """
        .formatted(arguments(), keys(), HubScene.ABOUT, help(), controlPort());
  }

  private String arguments() {
    return "--gatehouse.inference.hugging-face-router="
        + fake("huggingface").baseUrl()
        + "/v1 "
        + addresses();
  }

  private String addresses() {
    return providers.entrySet().stream()
        .map(entry ->
            entry.getKey().equals("azure")
                // Its address is what the user types; the operator allows it.
                ? "--gatehouse.outbound.allowed-hosts="
                    + entry.getValue().fake().baseUrl().getAuthority()
                : "--gatehouse.providers.%s.base-url=%s"
                    .formatted(entry.getKey(), entry.getValue().fake().baseUrl()))
        .collect(Collectors.joining(" "));
  }

  private String keys() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("openrouter", "OPENROUTER_API_KEY");
    names.put("openai", "OPENAI_API_KEY");
    names.put("anthropic", "ANTHROPIC_API_KEY");
    names.put("gemini", "GEMINI_API_KEY");
    names.put("xai", "XAI_API_KEY");
    names.put("groq", "GROQ_API_KEY");
    names.put("azure", "AZURE_OPENAI_API_KEY");
    names.put("huggingface", "HF_TOKEN");
    StringBuilder lines = new StringBuilder();
    names.forEach((provider, name) ->
        lines.append("  ").append(name).append('=').append(fake(provider).key()).append('\n'));
    return lines.append("  AZURE_OPENAI_ENDPOINT=").append(fake("azure").baseUrl()).toString();
  }

  FakeProvider fake(String provider) {
    PlayedProvider played = providers.get(provider);
    if (played == null) {
      throw new IllegalStateException("Nobody plays " + provider);
    }
    return played.fake();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String told = lines.lines().map(this::tell).reduce("", (earlier, last) -> last);
      byte[] body = (told.isEmpty() ? tell("") : told).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    control.stop(0);
    providers.values().forEach(PlayedProvider::close);
    scene.close();
  }
}
