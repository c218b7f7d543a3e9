package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.When;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.Download.Held;
import app.gatehouse.downloads.Download.NoSpace;
import app.gatehouse.downloads.Download.Paused;
import app.gatehouse.downloads.Download.Phase;
import app.gatehouse.downloads.Download.Progress;
import app.gatehouse.downloads.Download.Queued;
import app.gatehouse.downloads.Download.Retrying;
import app.gatehouse.downloads.Download.Running;
import app.gatehouse.downloads.Download.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a download stands, in words. */
final class DownloadWords {

  private DownloadWords() {}

  /** For the badge. */
  static String word(Download.State state) {
    return switch (state) {
      case Waiting waiting -> t("downloads.state.waiting");
      case Queued queued -> t("downloads.state.queued");
      case Running running -> word(running.phase());
      case Retrying retrying -> t("downloads.state.retrying");
      case NoSpace full -> t("downloads.state.no-space");
      case Held held -> t("downloads.state.held");
      case Paused paused -> t("downloads.state.paused");
      case Failed failed -> t("downloads.state.failed");
      case Done done -> t("downloads.state.done");
    };
  }

  private static String word(Phase phase) {
    return switch (phase) {
      case ASKING -> t("downloads.phase.asking");
      case READING_BACK -> t("downloads.phase.reading-back");
      case TRANSFERRING -> t("downloads.phase.transferring");
      case VERIFYING -> t("downloads.phase.verifying");
    };
  }

  static Tone tone(Download.State state) {
    return switch (state) {
      case Done done -> Tone.GOOD;
      case Running running -> Tone.GOOD;
      case Waiting waiting -> Tone.ATTENTION;
      case Retrying retrying -> Tone.ATTENTION;
      case NoSpace full -> Tone.ATTENTION;
      case Held held -> Tone.ATTENTION;
      case Failed failed -> Tone.BAD;
      case Queued queued -> Tone.NEUTRAL;
      case Paused paused -> Tone.NEUTRAL;
    };
  }

  /** How much is here, and while it comes how fast, and for how long still. */
  static String figures(Download download) {
    Progress progress = download.progress();
    Long total = progress.total();
    List<String> words = new ArrayList<>();
    if (download.state() instanceof Done) {
      return ByteSize.words(progress.bytes());
    }
    if (total != null && progress.bytes() == 0 && !(download.state() instanceof Running)) {
      words.add(ByteSize.words(total));
    } else if (total != null) {
      words.add(t("downloads.of", ByteSize.words(progress.bytes()), ByteSize.words(total)));
    } else if (progress.bytes() > 0) {
      words.add(ByteSize.words(progress.bytes()));
    }
    if (download.state() instanceof Running running && running.phase() == Phase.TRANSFERRING) {
      words.add(Amounts.speed(progress.bytesPerSecond()));
      if (progress.timeLeft() != null) {
        words.add(Amounts.left(progress.timeLeft()));
      }
    }
    return String.join(" · ", words);
  }

  /** What stands in the way, and what the person can do about it; empty when nothing does. */
  static String sentence(Download.State state, boolean offline, Instant now) {
    return switch (state) {
      case Waiting waiting ->
          offline
              ? t("downloads.waiting.offline")
              : AccessWords.sentence(waiting.said()) + " " + asked(waiting, now);
      case Queued queued ->
          queued.place() == 1 ? t("downloads.next") : t("downloads.place", queued.place());
      case Retrying retrying ->
          sentence(retrying.why()) + " " + t("downloads.again-in", until(retrying.at(), now));
      case NoSpace full ->
          t("downloads.no-space", ByteSize.words(full.needed()), ByteSize.words(full.free()));
      case Held held -> t("downloads.held");
      case Failed failed -> sentence(failed.why());
      case Running running -> "";
      case Paused paused -> "";
      case Done done -> "";
    };
  }

  private static String asked(Waiting waiting, Instant now) {
    return t("downloads.asked", When.since(waiting.askedAt(), now), until(waiting.nextAt(), now));
  }

  private static String until(Instant at, Instant now) {
    Duration wait = Duration.between(now, at);
    // To the minute: what is shown stays so for as long.
    return wait.toSeconds() < 60 ? t("downloads.now") : t("downloads.in", Amounts.time(wait));
  }

  static String sentence(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> AccessWords.sentence(refused.access());
      case Failure.Broken broken -> t("downloads.failed.broken");
      case Failure.WrongContent wrong -> t("downloads.failed.wrong-content", wrong.quarantined());
      case Failure.Missing missing -> t("downloads.failed.missing");
      case Failure.TooLarge large -> t("downloads.too-large");
      case Failure.UnsafeName unsafe -> t("downloads.unsafe-name");
      case Failure.CacheNotWritable readOnly -> t("downloads.failed.cache");
      case Failure.Offline offline -> t("downloads.offline");
      case Failure.Unforeseen unforeseen -> t("downloads.failed.unforeseen");
    };
  }
}
