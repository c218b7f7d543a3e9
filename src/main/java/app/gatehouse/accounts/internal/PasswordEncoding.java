package app.gatehouse.accounts.internal;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords are kept as Argon2id hashes; the stored prefix leaves room for a successor. */
@Configuration(proxyBeanMethods = false)
class PasswordEncoding {

  private static final String CURRENT = "argon2@SpringSecurity_v5_8";

  /**
   * A hash of the kind that is made now, of no password: comparing with it takes as long as with
   * any other.
   */
  static final String HASH_OF_NOTHING =
      "{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=16384,t=2,p=1"
          + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static final int AT_LEAST_AT_ONCE = 2;

  @Bean
  PasswordEncoder passwordEncoder() {
    PasswordEncoder encoder =
        new DelegatingPasswordEncoder(
            CURRENT, Map.of(CURRENT, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    return new BoundedPasswordEncoder(
        encoder, Math.max(AT_LEAST_AT_ONCE, Runtime.getRuntime().availableProcessors()));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
