package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.ViewTest;
import app.gatehouse.storage.ui.ReadOnlyBanner;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.ErrorEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What people meet while nothing can be saved. */
@OnEmbedded
class ReadOnlyTest extends ViewTest {

  private static final String SENTENCE =
      "The disk of Gatehouse has only 12 MB left and needs 64 MB. Everything can be read, but"
          + " nothing is saved and nobody can sign in until there is room again.";

  @Autowired private EmbeddedDatabase database;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private ReadOnlyHealth health;

  @Autowired private StorageWatch watch;

  /** The watch, which would find that there is room, waits for the end. */
  private void withFullDisk(Runnable test) {
    synchronized (watch) {
      StorageProblem problem = new StorageProblem.LittleSpace(Path.of("data"), 12, 64);
      database.gate().close(problem);
      try {
        elsewhere(() -> events.publishEvent(new StorageEvent.BecameReadOnly(problem)));
        answer();
        test.run();
      } finally {
        database.gate().reopen();
        elsewhere(() -> events.publishEvent(new StorageEvent.BecameWritable()));
        answer();
      }
    }
  }

  @Test
  void everyPageSaysSoForAsLongAsItLasts() {
    open("keys");
    ReadOnlyBanner banner = find(ReadOnlyBanner.class).single();
    assertThat(words(banner)).isEmpty();

    withFullDisk(() -> assertThat(words(banner)).isEqualTo(SENTENCE));

    assertThat(words(banner)).isEmpty();
  }

  @Test
  void aPageOpenedMeanwhileSaysSoTooAndShowsWhatIsSaved() {
    haveKey(me(), "openai", "sk-proj-there-before-0123456789");

    withFullDisk(() -> {
      open("keys");

      assertThat(words(find(ReadOnlyBanner.class).single())).isEqualTo(SENTENCE);
      assertThat(pageWords()).contains("OpenAI");
    });
  }

  @Test
  void savingIsRefusedWithTheSentence() {
    open("keys");

    withFullDisk(() -> {
      test(select("Provider")).selectItem("OpenAI");
      test(passwordField("API key")).setValue("sk-proj-not-to-be-saved-0123456789");
      assertThatExceptionOfType(StorageReadOnlyException.class)
          .isThrownBy(() -> test(button("Add")).click())
          // The browser's event would have brought it here.
          .satisfies(refused ->
              UI.getCurrent().getSession().getErrorHandler().error(new ErrorEvent(refused)));
      answer();

      assertThat(notices()).anySatisfy(notice -> assertThat(notice).contains(SENTENCE));
      assertThat(hasCredential("openai")).isFalse();
    });
  }

  @Test
  void whoeverWatchesGatehouseIsTold() {
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

    withFullDisk(
        () -> assertThat(health.health().getStatus().getCode()).isEqualTo("OUT_OF_SERVICE"));
  }

  @Test
  void theOwnerSeesTheDatabaseAndMakesABackup() throws Exception {
    open("maintenance");
    assertThat(pageWords()).contains("Embedded, in the data folder", "Saving works");

    test(button("Make a backup")).click();
    answer();
    while (notices().isEmpty()) {
      Thread.sleep(20);
      answer();
    }

    assertThat(notices()).containsExactly("Backup made");
    assertThat(find(Anchor.class).all())
        .anySatisfy(link -> assertThat(link.getText()).startsWith("Download gatehouse-2"));
    assertThat(button("Make a backup").isEnabled()).isTrue();
  }
}
