package app.gatehouse.storage;

import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.MasterKey;
import app.gatehouse.vault.SecretCipher;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the cipher, once the database knows the check value of the key that it seals with. */
@Configuration(proxyBeanMethods = false)
class KeyCheckRecorder {

  @Bean
  SecretCipher secretCipher(KeyRing ring, JdbcClient database) {
    record(ring.active(), database);
    return new SecretCipher(ring, new SecureRandom());
  }

  private static void record(MasterKey key, JdbcClient database) {
    long known =
        database
            .sql("SELECT COUNT(*) FROM key_check WHERE key_id = ?")
            .param(key.id())
            .query(Long.class)
            .single();
    if (known == 0) {
      database
          .sql("INSERT INTO key_check (key_id, check_value) VALUES (?, ?)")
          .params(key.id(), key.checkValue())
          .update();
    }
  }
}
