package app.gatehouse.storage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.storage.StorageProblem;

/** What a visitor is told of the database. Paths are for the log and the owner's page. */
public final class StorageTexts {

  private StorageTexts() {}

  /** Why nothing is saved, and what helps. */
  public static String sentence(StorageProblem problem) {
    return switch (problem) {
      case StorageProblem.LittleSpace little ->
          t("storage.little-space", little.freeMegabytes(), little.neededMegabytes());
      case StorageProblem.WriteFailed failed -> t("storage.write-failed");
    };
  }
}
