package app.gatehouse.hub.ui;

import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.hub.AccessLine;
import app.gatehouse.hub.AccessLine.State;
import app.gatehouse.hub.AccessLine.Step;
import app.gatehouse.hub.AccessReport;

/** Whether what a check of the token came to makes a page about a model out of date. */
final class TokenNews {

  private TokenNews() {}

  static boolean contradicts(CredentialEvent.Checked checked, AccessReport shown) {
    boolean taken =
        shown.lines().stream()
            .filter(line -> line.step() == Step.TOKEN_VALID)
            .map(AccessLine::state)
            .anyMatch(State.MET::equals);
    return switch (checked.latest()) {
      case Verdict.Valid valid -> !taken;
      case Verdict.Rejected rejected -> taken;
      case Verdict.Limited limited -> false;
      case Verdict.WrongKind wrongKind -> false;
      case Verdict.WrongService wrongService -> false;
      case Verdict.NotReachable notReachable -> false;
    };
  }
}
