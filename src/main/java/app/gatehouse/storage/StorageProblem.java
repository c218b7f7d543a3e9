package app.gatehouse.storage;

import java.nio.file.Path;

/** Why Gatehouse saves nothing at the moment. It goes on reading, and recovers by itself. */
public sealed interface StorageProblem {

  /** One sentence for whoever wanted to save: what is wrong and what to do. */
  String sentence();

  /**
   * Too little room is left on the disk with the data folder.
   *
   * @param folder the data folder
   * @param freeMegabytes what is left, rounded down
   * @param neededMegabytes from where on Gatehouse saves again, rounded up
   */
  record LittleSpace(Path folder, long freeMegabytes, long neededMegabytes)
      implements StorageProblem {

    @Override
    public String sentence() {
      return "The disk with %s has only %d MB left; free at least %d MB more. Gatehouse reads but saves nothing until then."
          .formatted(folder, freeMegabytes, Math.max(1, neededMegabytes - freeMegabytes));
    }
  }

  /**
   * The disk did not take what was written. What was being saved at that moment may be lost.
   *
   * @param folder the data folder
   */
  record WriteFailed(Path folder) implements StorageProblem {

    @Override
    public String sentence() {
      return "The disk with %s did not take what was written, so nothing was saved; see that it is healthy and has room. Gatehouse reads but saves nothing until then."
          .formatted(folder);
    }
  }
}
