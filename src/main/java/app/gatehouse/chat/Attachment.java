package app.gatehouse.chat;

/**
 * A text file that goes with a prompt. Shows nothing of its text.
 *
 * @param name of the file, without a folder
 */
public record Attachment(String name, String text) {

  /** Bytes of one file. */
  public static final int LARGEST = 256 * 1024;

  /** Files with one prompt. */
  public static final int MOST = 8;

  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
