package app.gatehouse.audit;

import static app.gatehouse.audit.ActivityKind.Group.ACCOUNTS;
import static app.gatehouse.audit.ActivityKind.Group.KEYS;
import static app.gatehouse.audit.ActivityKind.Group.SIGN_IN;
import static app.gatehouse.audit.ActivityKind.Group.SYSTEM;
import static app.gatehouse.audit.ActivityKind.Weight.ALARM;
import static app.gatehouse.audit.ActivityKind.Weight.CHANGE;
import static app.gatehouse.audit.ActivityKind.Weight.ROUTINE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can have happened. A kind is stored by its name in small letters with dashes, so a constant
 * keeps its name for as long as there are records of it.
 */
public enum ActivityKind {
  OWNER_CREATED(ACCOUNTS, CHANGE, "activity.kind.owner-created"),
  PASSWORD_CHANGED(ACCOUNTS, CHANGE, "activity.kind.password-changed"),
  ACCOUNT_ADDED(ACCOUNTS, CHANGE, "activity.kind.account-added"),
  INVITE_RENEWED(ACCOUNTS, CHANGE, "activity.kind.invite-renewed"),
  INVITE_USED(ACCOUNTS, CHANGE, "activity.kind.invite-used"),
  PASSWORD_RESET_ASKED(ACCOUNTS, CHANGE, "activity.kind.password-reset-asked"),
  PASSWORD_RESET(ACCOUNTS, CHANGE, "activity.kind.password-reset"),
  ACCOUNT_DISABLED(ACCOUNTS, CHANGE, "activity.kind.account-disabled"),
  ACCOUNT_ENABLED(ACCOUNTS, CHANGE, "activity.kind.account-enabled"),
  ACCOUNT_REMOVED(ACCOUNTS, CHANGE, "activity.kind.account-removed"),

  SIGNED_IN(SIGN_IN, ROUTINE, "activity.kind.signed-in"),
  SIGNED_OUT(SIGN_IN, ROUTINE, "activity.kind.signed-out"),
  SIGN_IN_REFUSED(SIGN_IN, ALARM, "activity.kind.sign-in-refused"),
  LOCKED_OUT(SIGN_IN, ALARM, "activity.kind.locked-out"),
  SETUP_REFUSED(SIGN_IN, ALARM, "activity.kind.setup-refused"),

  CREDENTIAL_SAVED(KEYS, CHANGE, "activity.kind.credential-saved"),
  CREDENTIAL_REPLACED(KEYS, CHANGE, "activity.kind.credential-replaced"),
  CREDENTIAL_DELETED(KEYS, CHANGE, "activity.kind.credential-deleted"),
  CREDENTIAL_USED(KEYS, ROUTINE, "activity.kind.credential-used"),
  CREDENTIAL_REJECTED(KEYS, ALARM, "activity.kind.credential-rejected"),
  CREDENTIAL_OPEN_REFUSED(KEYS, ALARM, "activity.kind.credential-open-refused"),

  ACCESS_TOKEN_MADE(KEYS, CHANGE, "activity.kind.access-token-made"),
  ACCESS_TOKEN_REVOKED(KEYS, CHANGE, "activity.kind.access-token-revoked"),

  ROTATION_STARTED(SYSTEM, CHANGE, "activity.kind.rotation-started"),
  ROTATION_FINISHED(SYSTEM, CHANGE, "activity.kind.rotation-finished"),
  MASTER_KEY_RETIRED(SYSTEM, CHANGE, "activity.kind.master-key-retired"),

  BACKUP_MADE(SYSTEM, CHANGE, "activity.kind.backup-made"),
  ACTIVITY_PRUNED(SYSTEM, CHANGE, "activity.kind.activity-pruned");

  /** What people look for together. */
  public enum Group {
    KEYS,
    SIGN_IN,
    ACCOUNTS,
    /** What Gatehouse does as a whole, for everybody. */
    SYSTEM
  }

  /** How much attention it deserves. */
  public enum Weight {
    ROUTINE,
    /** Something is different from now on. */
    CHANGE,
    /** Somebody tried what they may not, or something was found to be wrong. */
    ALARM
  }

  private final Group group;
  private final Weight weight;
  private final String textKey;

  ActivityKind(Group group, Weight weight, String textKey) {
    this.group = group;
    this.weight = weight;
    this.textKey = textKey;
  }

  public Group group() {
    return group;
  }

  public Weight weight() {
    return weight;
  }

  /** The key of its words in the translations. */
  public String textKey() {
    return textKey;
  }

  /** As it is stored. */
  String stored() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for what another version of Gatehouse wrote. */
  static Optional<ActivityKind> ofStored(String stored) {
    return Arrays.stream(values()).filter(kind -> kind.stored().equals(stored)).findFirst();
  }
}
