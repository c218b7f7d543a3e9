package app.gatehouse.chat.ui;

import app.gatehouse.chat.Answering;
import app.gatehouse.chat.Conversations;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.credentials.KeysInText;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.runtimes.LocalRuntime;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the parts of the page work with. */
@Component
record ChatTools(
    Conversations conversations,
    Answering answering,
    ModelCatalog models,
    KeysInText keys,
    ProviderCatalog providers,
    LocalRuntime runtime,
    LiveUpdates live,
    Clock clock) {}
