package app.gatehouse.usage.internal;

import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageGap;
import java.util.List;

/** Where entries are stored. Throws a {@link RuntimeException} when that was not possible. */
interface UsageStore {

  /** All of them or none. */
  void write(List<UsageEntry> entries);

  void write(UsageGap gap);
}
