package app.gatehouse.hub.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.hub.AccessDoctor;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.RepositoryId;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the checklists of pages about models. */
@Component
class AccessChecklists {

  private final AccessDoctor doctor;
  private final LiveUpdates live;
  private final Clock clock;

  AccessChecklists(AccessDoctor doctor, LiveUpdates live, Clock clock) {
    this.doctor = doctor;
    this.live = live;
    this.clock = clock;
  }

  AccessDoctor doctor() {
    return doctor;
  }

  /**
   * A new checklist, which asks as it comes into its page.
   *
   * @param gating where the page knows it already, else null
   * @param learned hears each outcome, with the page locked
   */
  AccessChecklist of(
      AccountId account, RepositoryId id, @Nullable Gating gating, Consumer<HubAccess> learned) {
    AccessChecklist checklist = new AccessChecklist(doctor, clock, account, id, gating, learned);
    checklist.hear(live);
    return checklist;
  }
}
