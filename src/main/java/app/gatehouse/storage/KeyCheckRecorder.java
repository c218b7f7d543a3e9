package app.gatehouse.storage;

import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.MasterKey;
import app.gatehouse.vault.SecretCipher;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes the cipher, once the database knows the check value of the key that it seals with. */
@Configuration(proxyBeanMethods = false)
class KeyCheckRecorder {

  @Bean
  SecretCipher secretCipher(KeyRing ring, JdbcClient database, Clock clock) {
    record(ring.active(), database, clock);
    database
        .sql("SELECT key_id FROM key_check WHERE active_slot = 1")
        .query(String.class)
        .optional()
        .ifPresent(ring::activate);
    return new SecretCipher(ring, new SecureRandom(), KeyCheckRecorder::afterTransaction);
  }

  private static void record(MasterKey key, JdbcClient database, Clock clock) {
    long known = database.sql("SELECT COUNT(*) FROM key_check").query(Long.class).single();
    if (known == 0) {
      database
          .sql(
              "INSERT INTO key_check (key_id, check_value, active_slot, created_at)"
                  + " VALUES (?, ?, 1, ?)")
          .params(
              key.id(), key.checkValue(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    }
  }

  /** What is sealed in a transaction is stored, or is not, when that ends. */
  private static void afterTransaction(Runnable stored) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      stored.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            stored.run();
          }
        });
  }
}
