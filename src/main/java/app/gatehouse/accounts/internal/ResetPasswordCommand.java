package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.accounts.internal.OneTimeLinks.Purpose;
import app.gatehouse.commands.Command;
import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back in for who has forgotten a password, or is locked out: whoever can run it on the
 * machine can read its data folder anyway.
 */
@Component
@CommandInfo(
    name = "reset-password",
    arguments = "[user name]",
    help = "Prints a link to choose a new password, the owner's unless a user name is given.")
class ResetPasswordCommand implements Command {

  static final Duration VALIDITY = Duration.ofMinutes(30);

  private final AccountRepository accounts;
  private final OneTimeLinks links;
  private final SignInAttempts attempts;
  private final OwnAddress address;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  ResetPasswordCommand(
      AccountRepository accounts,
      OneTimeLinks links,
      SignInAttempts attempts,
      OwnAddress address,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.accounts = accounts;
    this.links = links;
    this.attempts = attempts;
    this.address = address;
    this.events = events;
    this.transaction = transaction;
  }

  @Override
  public int run(List<String> arguments, CommandOutput out) {
    // A name may have spaces in it, which the shell takes for the end of an argument.
    String username = String.join(" ", arguments);
    Optional<AccountEntity> account =
        username.isBlank()
            ? accounts.findOwner()
            : accounts.findByUsernameKey(NewPassword.fold(username));
    if (account.isEmpty()) {
      out.problem(
          username.isBlank()
              ? "There is no account yet. Start Gatehouse, and open the link it prints."
              : "There is no account \"" + username + "\". Check the name, and try again.");
      return ExitCodes.FAILED;
    }
    if (account.get().isDisabled()) {
      out.problem(
          "The account \"%s\" is disabled. The owner enables it on the Accounts page first."
              .formatted(account.get().username()));
      return ExitCodes.FAILED;
    }
    OneTimeLink link = Objects.requireNonNull(transaction.execute(status -> make(account.get())));
    out.say(
        "Within %d minutes, choose a new password for \"%s\" here:"
            .formatted(VALIDITY.toMinutes(), link.username()));
    out.say(address + "/" + link.path());
    if (!address.isServed()) {
      out.say("Gatehouse is not running: start it before you open the link.");
    }
    return ExitCodes.DONE;
  }

  private OneTimeLink make(AccountEntity account) {
    attempts.forget(account.id());
    events.publishEvent(new AccountEvent.PasswordResetAsked(account.id()));
    return links.make(account, account.hasPassword() ? Purpose.RESET : Purpose.INVITE, VALIDITY);
  }
}
