package app.gatehouse.chat;

import app.gatehouse.inference.Inference;
import app.gatehouse.usage.UsageLog;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** What stands in, in tests, for features that are not there. */
@Configuration(proxyBeanMethods = false)
class StandIns {

  @Bean
  @Fallback
  @ConditionalOnMissingBean
  Inference inference() {
    return new PlayedInference();
  }

  @Bean
  @Fallback
  @ConditionalOnMissingBean
  UsageLog usageLog() {
    return entry -> {};
  }
}
