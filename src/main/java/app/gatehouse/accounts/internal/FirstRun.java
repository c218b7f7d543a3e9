package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.NewPassword.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Makes the owner's account for whoever has the set-up code. */
@Service
public class FirstRun {

  private final AccountService accounts;
  private final SetupCode code;
  private final SetupLink link;
  private final ApplicationEventPublisher events;

  FirstRun(
      AccountService accounts, SetupCode code, SetupLink link, ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.code = code;
    this.link = link;
    this.events = events;
  }

  /** How a try to set Gatehouse up ended. */
  public sealed interface Outcome {
    record Created(Account owner) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}

    record WrongCode() implements Outcome {}

    /** Wrong for the fifth time: the console and the file hold another code now. */
    record CodeReplaced() implements Outcome {}

    /** Somebody was first. */
    record AlreadySetUp() implements Outcome {}
  }

  public boolean isOver() {
    return accounts.isSetUp();
  }

  public Path codeFile() {
    return code.file();
  }

  /** The code is looked at first: whoever lacks it learns nothing else. */
  public synchronized Outcome createOwner(String typedCode, String username, String password) {
    if (isOver()) {
      return new Outcome.AlreadySetUp();
    }
    return switch (code.attempt(typedCode)) {
      case RIGHT -> create(username, password);
      case WRONG -> {
        events.publishEvent(new AccountEvent.SetupRefused(null));
        yield new Outcome.WrongCode();
      }
      case REPLACED -> {
        events.publishEvent(new AccountEvent.SetupRefused(null));
        link.print();
        yield new Outcome.CodeReplaced();
      }
    };
  }

  private Outcome create(String username, String password) {
    Optional<Problem> problem = NewPassword.checkAccount(username, password);
    if (problem.isPresent()) {
      return new Outcome.Refused(problem.get());
    }
    Optional<Account> owner = accounts.createOwner(username, password);
    if (owner.isEmpty()) {
      return new Outcome.AlreadySetUp();
    }
    code.discard();
    return new Outcome.Created(owner.get());
  }
}
