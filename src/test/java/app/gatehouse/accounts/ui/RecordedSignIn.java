package app.gatehouse.accounts.ui;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Writes down who would be signed in: without a server there is no request to do it with. */
@TestComponent
@Primary
class RecordedSignIn extends PasswordSignIn {

  record SignIn(String username, String password) {}

  final List<SignIn> signIns = new ArrayList<>();

  @Override
  void signIn(String username, String password) {
    signIns.add(new SignIn(username, password));
  }
}
