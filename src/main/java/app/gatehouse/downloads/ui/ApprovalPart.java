package app.gatehouse.downloads.ui;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.GatePart;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.List;

/** The wish for a gated model to be downloaded when approved, on its page. */
@org.springframework.stereotype.Component
class ApprovalPart implements GatePart {

  private final Downloads downloads;
  private final CurrentAccount current;
  private final LiveUpdates live;
  private final Clock clock;

  ApprovalPart(Downloads downloads, CurrentAccount current, LiveUpdates live, Clock clock) {
    this.downloads = downloads;
    this.current = current;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public Component of(RepositoryId repository, HubAccess.Gated access, List<FileGroup> groups) {
    return new WhenApproved(downloads, current.id(), repository, access, groups, live, clock);
  }
}
