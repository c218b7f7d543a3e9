package app.gatehouse.discovery;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.Dialect;

/** Tells what refusals say of a key, whatever was asked for with it. */
public interface Verdicts {

  /**
   * What an answer without success says of the key it was asked with. Many say nothing of it: then
   * the verdict is {@link Verdict.WrongService} or {@link Verdict.NotReachable}.
   */
  Verdict of(Dialect dialect, Reply refusal);
}
