package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FileFetcher.Phase;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Watch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it is told. */
class Told implements Watch {

  final List<Phase> phases = new CopyOnWriteArrayList<>();
  volatile String commit = "";
  volatile long bytes = -1;
  volatile long arrived = -1;

  @Override
  public void resolved(String newCommit, long newBytes) {
    commit = newCommit;
    bytes = newBytes;
  }

  @Override
  public void phase(Phase phase) {
    phases.add(phase);
  }

  @Override
  public void arrived(long newArrived) {
    arrived = newArrived;
  }
}
