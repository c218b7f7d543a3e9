package app.gatehouse.gateway.ui;

/** What programs say to reach a model through Gatehouse. */
final class Samples {

  /** Stands where the access token belongs. */
  static final String TOKEN = "YOUR_ACCESS_TOKEN";

  private Samples() {}

  /** In which form a program speaks. */
  enum Dialect {
    OPENAI,
    ANTHROPIC
  }

  /** In which language a sample is. */
  enum Language {
    CURL,
    PYTHON,
    JAVASCRIPT,
    JAVA,
    ENVIRONMENT
  }

  private static final String OPENAI_CURL =
      """
      curl {address}/v1/chat/completions \\
        -H "Authorization: Bearer {token}" \\
        -H "Content-Type: application/json" \\
        -d '{"model": "{model}", "messages": [{"role": "user", "content": "Hello"}]}'
      """;
  private static final String OPENAI_PYTHON =
      """
      # pip install openai
      from openai import OpenAI

      client = OpenAI(base_url="{address}/v1", api_key="{token}")
      completion = client.chat.completions.create(
          model="{model}",
          messages=[{"role": "user", "content": "Hello"}],
      )
      print(completion.choices[0].message.content)
      """;
  private static final String OPENAI_JAVASCRIPT =
      """
      // npm install openai
      import OpenAI from "openai";

      const client = new OpenAI({ baseURL: "{address}/v1", apiKey: "{token}" });
      const completion = await client.chat.completions.create({
        model: "{model}",
        messages: [{ role: "user", content: "Hello" }],
      });
      console.log(completion.choices[0].message.content);
      """;
  private static final String OPENAI_JAVA =
      """
      // com.openai:openai-java
      OpenAIClient client = OpenAIOkHttpClient.builder()
          .baseUrl("{address}/v1")
          .apiKey("{token}")
          .build();
      ChatCompletion completion = client.chat().completions().create(
          ChatCompletionCreateParams.builder()
              .model("{model}")
              .addUserMessage("Hello")
              .build());
      System.out.println(completion.choices().get(0).message().content().orElse(""));
      """;
  private static final String OPENAI_ENVIRONMENT =
      """
      export OPENAI_BASE_URL="{address}/v1"
      export OPENAI_API_KEY="{token}"
      """;
  private static final String ANTHROPIC_CURL =
      """
      curl {address}/anthropic/v1/messages \\
        -H "x-api-key: {token}" \\
        -H "anthropic-version: 2023-06-01" \\
        -H "Content-Type: application/json" \\
        -d '{"model": "{model}", "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}'
      """;
  private static final String ANTHROPIC_PYTHON =
      """
      # pip install anthropic
      from anthropic import Anthropic

      client = Anthropic(base_url="{address}/anthropic", api_key="{token}")
      message = client.messages.create(
          model="{model}",
          max_tokens=1024,
          messages=[{"role": "user", "content": "Hello"}],
      )
      print(message.content[0].text)
      """;
  private static final String ANTHROPIC_JAVASCRIPT =
      """
      // npm install @anthropic-ai/sdk
      import Anthropic from "@anthropic-ai/sdk";

      const client = new Anthropic({ baseURL: "{address}/anthropic", apiKey: "{token}" });
      const message = await client.messages.create({
        model: "{model}",
        max_tokens: 1024,
        messages: [{ role: "user", content: "Hello" }],
      });
      console.log(message.content[0].text);
      """;
  private static final String ANTHROPIC_JAVA =
      """
      // com.anthropic:anthropic-java
      AnthropicClient client = AnthropicOkHttpClient.builder()
          .baseUrl("{address}/anthropic")
          .apiKey("{token}")
          .build();
      Message message = client.messages().create(
          MessageCreateParams.builder()
              .model("{model}")
              .maxTokens(1024)
              .addUserMessage("Hello")
              .build());
      message.content().forEach(part -> part.text().ifPresent(text -> System.out.println(text.text())));
      """;
  private static final String ANTHROPIC_ENVIRONMENT =
      """
      export ANTHROPIC_BASE_URL="{address}/anthropic"
      export ANTHROPIC_API_KEY="{token}"
      """;

  /**
   * @param address of Gatehouse, without a slash at its end
   * @param model as a request names it
   */
  static String of(Dialect dialect, Language language, String address, String model) {
    return template(dialect, language)
        .replace("{address}", address)
        .replace("{token}", TOKEN)
        .replace("{model}", quoted(model, language))
        .stripTrailing();
  }

  private static String template(Dialect dialect, Language language) {
    boolean openAi = dialect == Dialect.OPENAI;
    return switch (language) {
      case CURL -> openAi ? OPENAI_CURL : ANTHROPIC_CURL;
      case PYTHON -> openAi ? OPENAI_PYTHON : ANTHROPIC_PYTHON;
      case JAVASCRIPT -> openAi ? OPENAI_JAVASCRIPT : ANTHROPIC_JAVASCRIPT;
      case JAVA -> openAi ? OPENAI_JAVA : ANTHROPIC_JAVA;
      case ENVIRONMENT -> openAi ? OPENAI_ENVIRONMENT : ANTHROPIC_ENVIRONMENT;
    };
  }

  /** A provider may name a model as it likes; in a sample it must stay a name. */
  private static String quoted(String model, Language language) {
    String inQuotes = model.replace("\\", "\\\\").replace("\"", "\\\"");
    return language == Language.CURL ? inQuotes.replace("'", "'\\''") : inQuotes;
  }
}
