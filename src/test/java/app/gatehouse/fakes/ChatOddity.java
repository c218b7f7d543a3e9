package app.gatehouse.fakes;

/** What providers do in streams beside what is expected of them. */
public enum ChatOddity {
  /** Lines end with CR and LF. */
  CRLF,
  /** Comment lines stand between events. */
  COMMENTS,
  /** Nothing says that the stream ends. */
  NO_DONE,
  /** After HTTP 200 and a part of the answer, an error comes in its place. */
  ERROR_AFTER,
  /** The same, and the error quotes the key. */
  KEY_AFTER,
  /** The error stands within an array. */
  ARRAY_ERROR,
  /** The first event is an error, after HTTP 200. */
  ERROR_FIRST,
  /** Events that nobody knows, pings among them. */
  PINGS,
  /** It comes a few bytes at a time, so that characters and lines are split. */
  SPLIT
}
