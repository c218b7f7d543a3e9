package app.gatehouse.credentials;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;

/**
 * How long a pass phrase would hold against somebody who has the file: zxcvbn's estimate of the
 * guesses, of which a rented machine makes some ten thousand a second at the cost we set.
 */
public enum PassphraseStrength {
  /** Less than about ten days. */
  WEAK,
  /** Up to some thirty years. */
  FAIR,
  STRONG;

  private static final double FAIR_FROM_LOG10 = 10;
  private static final double STRONG_FROM_LOG10 = 13;

  /** Characters that are looked at; the estimate takes longer the more there are. */
  private static final int LONGEST = 64;

  /** Reads its lists when it is first needed. */
  private static final class Estimator {
    private static final Zxcvbn ZXCVBN = new Zxcvbn();
  }

  public static PassphraseStrength of(String passphrase) {
    Strength strength =
        Estimator.ZXCVBN.measure(passphrase.substring(0, Math.min(passphrase.length(), LONGEST)));
    try {
      double guesses = strength.getGuessesLog10();
      return guesses < FAIR_FROM_LOG10 ? WEAK : guesses < STRONG_FROM_LOG10 ? FAIR : STRONG;
    } finally {
      strength.wipe();
    }
  }
}
