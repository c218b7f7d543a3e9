package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.fakes.FakeGroq;
import app.gatehouse.models.ModelKind;
import org.junit.jupiter.api.Test;

class GroqAdapterTest extends DialectContract<FakeGroq> {

  @Override
  protected DialectAdapter adapter() {
    return new GroqAdapter();
  }

  @Override
  protected FakeGroq fake() {
    return new FakeGroq(0);
  }

  @Test
  void anInvalidKeyIsRejectedAsInvalid() {
    provider.rejectsTheKey();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void contextWindowAndOutputLimitAreTold() {
    provider.lists(
        """
        {"id":"a","context_window":131072,"max_completion_tokens":32768},{"id":"b"},
        {"id":"c","context_window":0,"max_completion_tokens":null}
        """);

    assertThat(listed())
        .extracting(model -> model.facts().contextWindow())
        .containsExactly(131_072L, null, null);
    assertThat(listed())
        .extracting(model -> model.facts().outputLimit())
        .containsExactly(32_768L, null, null);
  }

  @Test
  void whisperVoicesAndGuardsAreNotForChat() {
    provider.lists(
        """
        {"id":"whisper-large-v3","context_window":448},{"id":"playai-tts"},
        {"id":"canopylabs/orpheus-v1-english"},{"id":"meta-llama/llama-guard-4-12b"},
        {"id":"meta-llama/llama-prompt-guard-2-86m"},{"id":"moonshotai/kimi-k2-instruct"}
        """);

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(
            ModelKind.SPEECH,
            ModelKind.SPEECH,
            ModelKind.SPEECH,
            ModelKind.MODERATION,
            ModelKind.MODERATION,
            ModelKind.CHAT);
  }

  @Test
  void aModelThatIsNotActiveIsNotUnlocked() {
    provider.lists("{\"id\":\"a\",\"active\":false},{\"id\":\"b\",\"active\":true},{\"id\":\"c\"}");

    assertThat(listed()).extracting(ListedModel::id).containsExactly("b", "c");
  }

  @Test
  void status498IsAWantOfCapacityAndJudgesNothing() {
    provider.refuses(498, "No capacity.", "capacity_exceeded", "\"capacity_exceeded\"");

    assertThat(ask().verdict()).isEqualTo(new NotReachable(Trouble.SERVER_ERROR));
  }

  @Test
  void theSpendLimitOfAnOrganizationComesWithStatus400() {
    provider.refuses(400, "Blocked.", "invalid_request_error", "\"blocked_api_access\"");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.SPEND_LIMIT, null));
  }

  @Test
  void anOrganizationThatIsRestrictedSaysNothingAgainstTheKey() {
    provider.refuses(400, "Restricted.", "invalid_request_error", "\"organization_restricted\"");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.TEAM_BLOCKED, null));
  }
}
