package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.Icons;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The download of one choice where it is chosen: a button, then in its place how it goes, and at
 * last that it is here.
 */
final class FileDownload extends Div {

  /** What the Hub gives by plain HTTP at most. */
  private static final long LARGEST = 50_000_000_000L;

  private final Downloads downloads;
  private final AccountId account;
  private final RepositoryId repository;
  private final FileGroup group;
  private final HubAccess access;
  private final Clock clock;
  private @Nullable DownloadStatus status;
  private @Nullable Component offer;

  FileDownload(
      Downloads downloads,
      AccountId account,
      RepositoryId repository,
      FileGroup group,
      HubAccess access,
      LiveUpdates live,
      Clock clock) {
    this.downloads = downloads;
    this.account = account;
    this.repository = repository;
    this.group = group;
    this.access = access;
    this.clock = clock;
    addClassName("file-download");
    live.listen(
        this,
        DownloadEvent.class,
        event -> {
          if (event.account().equals(account)) {
            refresh(event);
          }
        });
    live.listen(this, MinutePassed.class, passed -> refresh());
    refresh();
  }

  /** Most events are about another file of the page. */
  private void refresh(DownloadEvent event) {
    Optional<Download> mine = mine();
    if (mine.isEmpty() ? status != null : mine.get().id().equals(event.download())) {
      show(mine);
    }
  }

  private void refresh() {
    show(mine());
  }

  private Optional<Download> mine() {
    return downloads.of(account, repository, group.name());
  }

  private void show(Optional<Download> mine) {
    Download download = mine.orElse(null);
    if (download == null || (download.state() instanceof Done && !downloads.isHere(download))) {
      status = null;
      if (offer == null) {
        offer = offer();
        replace(offer);
      }
    } else if (download.state() instanceof Done) {
      status = null;
      offer = null;
      replace(new StateBadge(t("downloads.state.done"), Tone.GOOD));
    } else {
      offer = null;
      DownloadStatus shown = status;
      if (shown == null) {
        shown = new DownloadStatus(downloads, account, clock);
        status = shown;
        replace(shown);
      }
      shown.show(download);
    }
  }

  private void replace(Component content) {
    removeAll();
    add(content);
  }

  private Component offer() {
    Button button = new Button(t("downloads.download"), Icons.DOWNLOAD.create());
    button.setAriaLabel(t("downloads.download-named", group.name()));
    Div content = new Div(button);
    content.addClassName("file-download-offer");
    reason()
        .ifPresentOrElse(
            why -> {
              button.setEnabled(false);
              Span hint = new Span(why);
              hint.addClassName("hint");
              content.add(hint);
            },
            () ->
                button.addClickListener(click -> {
                  downloads.add(account, repository, group);
                  refresh();
                }));
    return content;
  }

  /** Why it cannot be downloaded; empty when it can be tried. */
  private Optional<String> reason() {
    if (downloads.isOffline()) {
      return Optional.of(t("downloads.offline"));
    }
    if (!downloads.canKeep(group)) {
      return Optional.of(t("downloads.unsafe-name"));
    }
    if (group.files().stream().anyMatch(FileDownload::isTooLarge)) {
      return Optional.of(t("downloads.too-large"));
    }
    Optional<String> barred = barred();
    return barred.isPresent() ? barred : lackOfRoom();
  }

  private static boolean isTooLarge(HubFile file) {
    return file.bytes() != null && file.bytes() > LARGEST;
  }

  private Optional<String> barred() {
    return switch (access) {
      case HubAccess.Gated gated -> Optional.of(t("downloads.gated"));
      case HubAccess.TokenInvalid invalid -> Optional.of(AccessWords.sentence(access));
      case HubAccess.TokenExpired expired -> Optional.of(AccessWords.sentence(access));
      case HubAccess.NeedsReentry sealed -> Optional.of(AccessWords.sentence(access));
      case HubAccess.NotFoundOrPrivate missing -> Optional.of(AccessWords.sentence(access));
      case HubAccess.OrganizationRefuses refused -> Optional.of(AccessWords.sentence(access));
      case HubAccess.Disabled disabled -> Optional.of(AccessWords.sentence(access));
      case HubAccess.PartMissing missing -> Optional.of(AccessWords.sentence(access));
      case HubAccess.Offline offline -> Optional.of(AccessWords.sentence(access));
      case HubAccess.Accessible found -> Optional.empty();
      // Nobody knows; the download finds out.
      case HubAccess.RateLimited later -> Optional.empty();
      case HubAccess.NotReachable unreachable -> Optional.empty();
      case HubAccess.Unexpected unexpected -> Optional.empty();
    };
  }

  private Optional<String> lackOfRoom() {
    Long needed = group.bytes();
    long free = downloads.freeBytes();
    return needed != null && needed > free
        ? Optional.of(t("downloads.no-room", ByteSize.words(needed), ByteSize.words(free)))
        : Optional.empty();
  }
}
