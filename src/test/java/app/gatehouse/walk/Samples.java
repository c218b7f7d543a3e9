package app.gatehouse.walk;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.Theme;
import app.gatehouse.audit.ActivityFilter;
import app.gatehouse.chat.Content;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.chat.MessageId;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.Alias;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.RegisteredModelId;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.runtimes.OllamaName;
import app.gatehouse.usage.UsagePeriod;
import app.gatehouse.usage.UsageReports;
import app.gatehouse.vault.SecretText;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a method is called with by somebody who tries Ann's ids. */
final class Samples {

  /** Ids of things that belong to nobody. */
  private static final Set<Class<?>> NOBODYS = Set.of(ProviderId.class, RepositoryId.class);

  private final Map<Class<?>, Object> ofAnn;
  private final Map<Class<?>, Object> ofAnybody;

  Samples(Ann ann, ProviderCatalog providers) {
    ofAnn =
        Map.of(
            AccountId.class, ann.account(),
            CredentialId.class, ann.credential(),
            RegisteredModelId.class, ann.model(),
            DownloadId.class, ann.download(),
            UUID.class, ann.token(),
            ConversationId.class, ann.conversation(),
            MessageId.class, ann.message());
    Function<@Nullable SecretText, String> expose =
        secret -> secret == null ? "none" : secret.expose();
    ofAnybody =
        Map.ofEntries(
            Map.entry(String.class, "walked-by-ben"),
            Map.entry(int.class, 10),
            Map.entry(boolean.class, false),
            Map.entry(URI.class, URI.create("https://walk.openai.azure.com")),
            Map.entry(Function.class, expose),
            Map.entry(UnaryOperator.class, UnaryOperator.identity()),
            Map.entry(Consumer.class, nobodyListens()),
            Map.entry(UsageReports.Scope.class, UsageReports.Scope.EVERYBODY),
            Map.entry(UsagePeriod.class, UsagePeriod.month(YearMonth.now(ZoneOffset.UTC))),
            Map.entry(Content.class, Content.prompt("walked-by-ben", List.of())),
            Map.entry(Conversation.Head.class, new Conversation.Head("walked-by-ben", "", null)),
            Map.entry(SecretText.class, SecretText.of("sk-proj-walked-by-ben-1234")),
            Map.entry(ProviderId.class, new ProviderId("groq")),
            Map.entry(Provider.class, providers.get(new ProviderId("groq"))),
            Map.entry(RepositoryId.class, new RepositoryId("google/gemma-3-4b-it")),
            Map.entry(
                FileGroup.class,
                new FileGroup(
                    "walked-by-ben.gguf",
                    null,
                    FileGroup.Role.MODEL,
                    List.of(new HubFile("walked-by-ben.gguf", null, null)))),
            Map.entry(HubAccess.class, new HubAccess.Waiting(null)),
            Map.entry(Set.class, Set.of(new RepositoryId("google/gemma-3-4b-it"))),
            Map.entry(ModelRef.class, new ModelRef(new ProviderId("groq"), "walked-by-ben")),
            Map.entry(OllamaName.class, new OllamaName("walked-by-ben")),
            Map.entry(
                AccessToken.Terms.class,
                new AccessToken.Terms("walked-by-ben", Set.of(), null, null)),
            Map.entry(Instant.class, Instant.now().plusSeconds(60)),
            Map.entry(
                Alias.class,
                new Alias(
                    "walked-by-ben",
                    List.of(new ModelRef(new ProviderId("groq"), "walked-by-ben")))),
            Map.entry(ModelQuery.class, ModelQuery.all()),
            Map.entry(CredentialChecks.Asking.class, nothingIsSaid()),
            Map.entry(Purpose.class, Purpose.COPY),
            Map.entry(Theme.class, Theme.DARK),
            Map.entry(ActivityFilter.class, new ActivityFilter(null, ann.account(), List.of())));
  }

  private static Consumer<Object> nobodyListens() {
    return heard -> {};
  }

  private static CredentialChecks.Asking nothingIsSaid() {
    return (credential, secret) -> null;
  }

  /** Whether the method takes the id of something that is somebody's. */
  static boolean takesAnId(Method method) {
    return Arrays.stream(method.getParameterTypes()).anyMatch(Samples::isSomebodys);
  }

  private static boolean isSomebodys(Class<?> type) {
    return (type.getSimpleName().endsWith("Id") || type == UUID.class)
        && type != AccountId.class
        && !NOBODYS.contains(type);
  }

  /**
   * Arguments for the method: the first account it takes is this one, everything else that can be
   * somebody's is Ann's.
   */
  Object[] arguments(Method method, AccountId first) {
    List<Object> arguments = new ArrayList<>();
    boolean placed = false;
    for (Parameter parameter : method.getParameters()) {
      Class<?> type = parameter.getType();
      if (type == AccountId.class && !placed) {
        arguments.add(first);
        placed = true;
      } else {
        arguments.add(sample(method, parameter.getParameterizedType(), type));
      }
    }
    return arguments.toArray();
  }

  private Object sample(Method method, Type declared, Class<?> type) {
    Object sample = ofAnn.getOrDefault(type, ofAnybody.get(type));
    if (sample != null) {
      return sample;
    }
    throw new AssertionError(
        """
        %s.%s takes a %s, and the walk over other accounts' ids does not know one.
        If it names something that is an account's, let app.gatehouse.walk.Ann make one and add its
        id to Samples.ofAnn; if not, add any value to Samples.ofAnybody.
        """
            .formatted(
                method.getDeclaringClass().getSimpleName(),
                method.getName(),
                declared.getTypeName()));
  }
}
