package app.gatehouse.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeminiRequestTest {

  @Test
  void everythingHasItsPlace() throws InferenceException {
    same(
        """
        {"messages":[{"role":"system","content":"One."},{"role":"user","content":"Hello"},
          {"role":"assistant","content":"Hi"}],"max_tokens":7,"temperature":0.5,"top_p":0.9,
          "stop":["a","b"],"seed":3,
          "response_format":{"type":"json_schema","json_schema":{"schema":{"type":"object"}}}}
        """,
        """
        {"systemInstruction":{"parts":[{"text":"One."}]},
         "contents":[{"role":"user","parts":[{"text":"Hello"}]},
           {"role":"model","parts":[{"text":"Hi"}]}],
         "generationConfig":{"maxOutputTokens":7,"temperature":0.5,"topP":0.9,"seed":3,
           "stopSequences":["a","b"],"responseMimeType":"application/json",
           "responseJsonSchema":{"type":"object"}}}
        """);
  }

  @Test
  void callsKeepTheirSignaturesAndResultsNameTheirFunctions() throws InferenceException {
    same(
        """
        {"messages":[{"role":"user","content":"Weather?"},
          {"role":"assistant","content":null,"tool_calls":[
            {"id":"a","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Köln\\"}"},
             "extra_content":{"google":{"thought_signature":"c2ln"}}},
            {"id":"b","type":"function","function":{"name":"now","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"a","content":"{\\"sky\\":\\"rain\\"}"},
          {"role":"tool","tool_call_id":"b","content":"noon"}],
         "tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}}],
         "tool_choice":"required"}
        """,
        """
        {"contents":[{"role":"user","parts":[{"text":"Weather?"}]},
           {"role":"model","parts":[
             {"functionCall":{"name":"weather","args":{"city":"Köln"}},"thoughtSignature":"c2ln"},
             {"functionCall":{"name":"now","args":{}}}]},
           {"role":"user","parts":[
             {"functionResponse":{"name":"weather","response":{"sky":"rain"}}},
             {"functionResponse":{"name":"now","response":{"result":"noon"}}}]}],
         "tools":[{"functionDeclarations":[
           {"name":"weather","parametersJsonSchema":{"type":"object"}}]}],
         "toolConfig":{"functionCallingConfig":{"mode":"ANY"}}}
        """);
  }

  @Test
  void imagesAreGivenAsTheyAreAndNeverFetched() throws InferenceException {
    same(
        """
        {"messages":[{"role":"user","content":[
          {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}}]}]}
        """,
        """
        {"contents":[{"role":"user","parts":[
          {"inlineData":{"mimeType":"image/png","data":"QUJD"}}]}]}
        """);
    refused(
        """
        {"messages":[{"role":"user","content":[
          {"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]}]}
        """,
        Reason.NOT_SUPPORTED);
  }

  @Test
  void whatCannotBeAskedIsRefusedWithASentence() {
    refused("{\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", Reason.NOT_SUPPORTED);
    refused(
        "{\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":\"a\"}]}",
        Reason.BAD_REQUEST);
  }

  private static void refused(String openAi, Reason reason) {
    InferenceException refusal =
        catchThrowableOfType(InferenceException.class, () -> translate(openAi));
    assertThat(refusal.failure().reason()).isEqualTo(reason);
    assertThat(refusal.failure().message()).isNotBlank();
  }

  private static void same(String openAi, String gemini) throws InferenceException {
    assertThat(translate(openAi)).isEqualTo(JsonMapper.shared().readTree(gemini));
  }

  private static JsonNode translate(String openAi) throws InferenceException {
    ChatRequest asked = ChatRequest.of(openAi.getBytes(StandardCharsets.UTF_8));
    return JsonMapper.shared().readTree(GeminiRequest.of(asked).toString());
  }
}
