package app.gatehouse.downloads.ui;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.FilePart;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.Component;
import java.time.Clock;

/** The download of a file, on the page of its model. */
@org.springframework.stereotype.Component
class FileDownloadPart implements FilePart {

  private final Downloads downloads;
  private final CurrentAccount current;
  private final LiveUpdates live;
  private final Clock clock;

  FileDownloadPart(Downloads downloads, CurrentAccount current, LiveUpdates live, Clock clock) {
    this.downloads = downloads;
    this.current = current;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public Component of(RepositoryId repository, FileGroup group, HubAccess access) {
    return new FileDownload(downloads, current.id(), repository, group, access, live, clock);
  }
}
