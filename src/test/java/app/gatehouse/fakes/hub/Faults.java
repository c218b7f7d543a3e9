package app.gatehouse.fakes.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong at one origin, and for how long. */
public final class Faults {

  private static final class Planned {
    private final HubFault fault;
    private final String path;
    private int times;

    Planned(HubFault fault, String path, int times) {
      this.fault = fault;
      this.path = path;
      this.times = times;
    }
  }

  private final List<Planned> planned = new ArrayList<>();

  /** From now on, with everything. */
  public Faults always(HubFault fault) {
    return always("", fault);
  }

  /** From now on, where the path has this in it: {@code whoami}, {@code /resolve/}, a file. */
  public synchronized Faults always(String path, HubFault fault) {
    planned.add(new Planned(fault, path, Integer.MAX_VALUE));
    return this;
  }

  /** With the next answer only. */
  public Faults once(HubFault fault) {
    return times(1, "", fault);
  }

  public Faults once(String path, HubFault fault) {
    return times(1, path, fault);
  }

  public synchronized Faults times(int times, String path, HubFault fault) {
    planned.add(new Planned(fault, path, times));
    return this;
  }

  /** All is well again. */
  public synchronized Faults none() {
    planned.clear();
    return this;
  }

  /** Those of one answer; each counts. */
  synchronized List<HubFault> take(String path) {
    List<HubFault> now = new ArrayList<>();
    for (Planned plan : List.copyOf(planned)) {
      if (path.contains(plan.path)) {
        now.add(plan.fault);
        plan.times--;
        if (plan.times == 0) {
          planned.remove(plan);
        }
      }
    }
    return now;
  }

  static <T extends HubFault> @Nullable T find(List<HubFault> faults, Class<T> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }
}
