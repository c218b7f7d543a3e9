package app.gatehouse.walk;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.chat.Content;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.chat.Conversations;
import app.gatehouse.chat.Message;
import app.gatehouse.chat.MessageId;
import app.gatehouse.chat.internal.ChatSeal;
import app.gatehouse.chat.internal.ConversationRows;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessTokens;
import app.gatehouse.gateway.Alias;
import app.gatehouse.gateway.Aliases;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.library.TestCache;
import app.gatehouse.models.ModelChoices;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.RegisteredModelId;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account that has one of everything, whose ids others try.
 *
 * <p>A feature that keeps rows of a kind of its own adds one here, and its id to {@link
 * Samples#ofAnn}.
 */
record Ann(
    AccountId account,
    CredentialId credential,
    RegisteredModelId model,
    DownloadId download,
    UUID token,
    ConversationId conversation,
    MessageId message,
    String secret) {

  /** In all that is hers and that a page may show, so that it is recognised in any answer. */
  static final String MARK = "only-for-ann";

  static Ann make(ApplicationContext beans) {
    AccountId account = TestAccounts.add(beans.getBean(JdbcClient.class));
    String secret = "sk-proj-" + MARK + "-" + account;
    ModelRef ref = new ModelRef(new ProviderId("azure"), MARK);
    ModelRegistry registry = beans.getBean(ModelRegistry.class);
    registry.add(account, ref, MARK);
    beans.getBean(ModelChoices.class).favourite(account, ref, true);
    FileGroup file =
        new FileGroup(
            MARK + ".gguf",
            null,
            FileGroup.Role.MODEL,
            List.of(new HubFile(MARK + ".gguf", null, null)));
    DownloadId download =
        beans.getBean(Downloads.class).add(account, new RepositoryId("o/" + MARK), file).id();
    haveAFileOfHerOwn(beans, account);
    beans.getBean(Aliases.class).save(account, new Alias(MARK, List.of(ref)));
    UUID token = makeAToken(beans, account);
    ConversationId conversation =
        beans.getBean(Conversations.class).create(account, new Conversation.Head(MARK, MARK, ref));
    MessageId message = saySomething(beans, account, conversation);
    try (SecretText typed = SecretText.of(secret)) {
      CredentialId credential =
          beans
              .getBean(CredentialService.class)
              .save(
                  account,
                  beans.getBean(ProviderCatalog.class).get(new ProviderId("openai")),
                  typed,
                  null)
              .id();
      return new Ann(
          account,
          credential,
          registry.find(account, ref).orElseThrow().id(),
          download,
          token,
          conversation,
          message,
          secret);
    }
  }

  /** Of a model that only she was let in to. */
  private static void haveAFileOfHerOwn(ApplicationContext beans, AccountId account) {
    RepositoryId repository = new RepositoryId(MARK + "/model");
    new TestCache(beans.getBean(HubSettings.class).cache())
        .put(repository, "model-F32.gguf", TinyGguf.seed(1).bytes());
    LocalFiles files = beans.getBean(LocalFiles.class);
    files.look();
    beans.publishEvent(
        new DownloadEvent.Finished(account, DownloadId.random(), repository, "model-F32.gguf"));
    if (files.list(account).isEmpty()) {
      throw new IllegalStateException("She does not see her own file");
    }
  }

  private static MessageId saySomething(
      ApplicationContext beans, AccountId account, ConversationId conversation) {
    UUID message = UUID.randomUUID();
    String sealed =
        beans
            .getBean(ChatSeal.class)
            .seal(
                new ChatSeal.Place.OfMessage(
                    account.value(), conversation.value(), message, Message.Role.USER.name()),
                Content.prompt(MARK, List.of()));
    beans
        .getBean(ConversationRows.class)
        .add(
            conversation.value(),
            new ConversationRows.MessageRow(
                message,
                null,
                Message.Role.USER.name(),
                Message.State.DONE.name(),
                sealed,
                Instant.EPOCH));
    return new MessageId(message);
  }

  private static UUID makeAToken(ApplicationContext beans, AccountId account) {
    AccessToken.Terms terms = new AccessToken.Terms(MARK, Set.of(MARK), 1, BigDecimal.ONE);
    try (AccessTokens.Made made = beans.getBean(AccessTokens.class).make(account, terms, null)) {
      return made.token().id();
    }
  }

  List<String> rows(JdbcClient database) {
    return Rows.of(database, account, credential, model, download, token, conversation, message);
  }
}
