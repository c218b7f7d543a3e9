package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountService;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells on the console where Gatehouse is, and until there is an owner, how to become it. Printed,
 * not logged: a log is kept and shipped, and the code is a secret.
 */
@Component
class SetupLink {

  private final AccountService accounts;
  private final SetupCode code;
  private final OwnAddress address;

  SetupLink(AccountService accounts, SetupCode code, OwnAddress address) {
    this.accounts = accounts;
    this.code = code;
    this.address = address;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    if (!address.isServed()) {
      // Started for a command: there is nothing to open.
      return;
    }
    if (accounts.isSetUp()) {
      System.out.println("Gatehouse is ready: " + address);
    } else {
      // In the fragment the code never reaches a server's log or a proxy.
      System.out.println("Set up Gatehouse here: " + address + "/setup#" + code.current());
    }
  }
}
