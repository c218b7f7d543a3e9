package app.gatehouse.storage;

/** A backup or a restore was not made. The message is a sentence for whoever asked for it. */
public final class BackupException extends RuntimeException {

  BackupException(String sentence) {
    super(sentence);
  }
}
