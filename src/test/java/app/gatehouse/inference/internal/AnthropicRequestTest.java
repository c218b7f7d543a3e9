package app.gatehouse.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnthropicRequestTest {

  @Test
  void systemAndDeveloperComeBeforeTheConversation() throws InferenceException {
    same(
        """
        {"messages":[{"role":"system","content":"One."},
          {"role":"user","content":[{"type":"text","text":"Hello"}]},
          {"role":"developer","content":"Two."}],"max_completion_tokens":7}
        """,
        """
        {"model":"m","max_tokens":7,"system":"One.\\n\\nTwo.",
          "messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}
        """);
  }

  @Test
  void samplingIsNeverSentAndALimitAlways() throws InferenceException {
    same(
        """
        {"messages":[{"role":"user","content":"Hello"}],"temperature":0.5,"top_p":0.9,"stop":"END",
          "user":"ann","logprobs":true,"x_unknown":1}
        """,
        """
        {"model":"m","max_tokens":4096,"stop_sequences":["END"],
          "messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}
        """);
  }

  @Test
  void callsAndResultsOfToolsAreTurns() throws InferenceException {
    same(
        """
        {"messages":[{"role":"user","content":"Weather?"},
          {"role":"assistant","content":null,"tool_calls":[
            {"id":"a","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Köln\\"}"}},
            {"id":"b","type":"function","function":{"name":"weather","arguments":""}}]},
          {"role":"tool","tool_call_id":"a","content":"rain"},
          {"role":"tool","tool_call_id":"b","content":[{"type":"text","text":"sun"}]},
          {"role":"user","content":"And?"}],
         "tools":[{"type":"function","function":{"name":"weather","description":"d",
           "parameters":{"type":"object"}}},{"type":"function","function":{"name":"now"}}],
         "tool_choice":{"type":"function","function":{"name":"now"}},"parallel_tool_calls":false}
        """,
        """
        {"model":"m","max_tokens":4096,"messages":[
          {"role":"user","content":[{"type":"text","text":"Weather?"}]},
          {"role":"assistant","content":[
            {"type":"tool_use","id":"a","name":"weather","input":{"city":"Köln"}},
            {"type":"tool_use","id":"b","name":"weather","input":{}}]},
          {"role":"user","content":[
            {"type":"tool_result","tool_use_id":"a","content":"rain"},
            {"type":"tool_result","tool_use_id":"b","content":"sun"},
            {"type":"text","text":"And?"}]}],
         "tools":[{"name":"weather","description":"d","input_schema":{"type":"object"}},
           {"name":"now","input_schema":{"type":"object"}}],
         "tool_choice":{"type":"tool","name":"now","disable_parallel_tool_use":true}}
        """);
  }

  @Test
  void imagesAreGivenAsTheyAreOrByTheirAddress() throws InferenceException {
    same(
        """
        {"messages":[{"role":"user","content":[
          {"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}},
          {"type":"image_url","image_url":{"url":"https://example.org/a.png"}}]}]}
        """,
        """
        {"model":"m","max_tokens":4096,"messages":[{"role":"user","content":[
          {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}},
          {"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]}]}
        """);
  }

  @Test
  void whatCannotBeAskedIsRefusedWithASentence() {
    refused("{\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", Reason.NOT_SUPPORTED);
    refused(
        "{\"response_format\":{\"type\":\"json_schema\"},\"messages\":[{\"role\":\"user\"}]}",
        Reason.NOT_SUPPORTED);
    refused(
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}]}",
        Reason.NOT_SUPPORTED);
    refused("{\"messages\":[]}", Reason.BAD_REQUEST);
    refused("{}", Reason.BAD_REQUEST);
    refused("{\"messages\":[{\"role\":\"king\",\"content\":\"a\"}]}", Reason.BAD_REQUEST);
    refused(
        "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"arguments\":\"[\"}}]}]}",
        Reason.BAD_REQUEST);
  }

  private static void refused(String openAi, Reason reason) {
    InferenceException refusal =
        catchThrowableOfType(InferenceException.class, () -> translate(openAi));
    assertThat(refusal.failure().reason()).isEqualTo(reason);
    assertThat(refusal.failure().message()).isNotBlank();
  }

  private static void same(String openAi, String anthropic) throws InferenceException {
    assertThat(translate(openAi)).isEqualTo(JsonMapper.shared().readTree(anthropic));
  }

  private static JsonNode translate(String openAi) throws InferenceException {
    ChatRequest asked = ChatRequest.of(openAi.getBytes(StandardCharsets.UTF_8));
    // Written and read once more, so that numbers are of the same kind.
    return JsonMapper.shared().readTree(AnthropicRequest.of(asked, "m", false, 4096).toString());
  }
}
