package app.gatehouse.accounts.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.internal.SignInWithoutPassword;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Writes down who would be signed in: without a server there is no request to do it with. */
@TestComponent
@Primary
class RecordedSignIn extends DirectSignIn {

  final List<AccountId> signIns = new ArrayList<>();

  RecordedSignIn(SignInWithoutPassword door) {
    super(door);
  }

  @Override
  void signIn(AccountId account) {
    signIns.add(account);
  }
}
