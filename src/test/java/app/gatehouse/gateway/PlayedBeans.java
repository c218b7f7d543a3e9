package app.gatehouse.gateway;

import app.gatehouse.inference.Inference;
import app.gatehouse.usage.Spending;
import app.gatehouse.usage.UsageLog;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Stands in front of the beans that ask models and write down usage, in every test: for an account
 * nobody plays anything to, they are passed on to. So the tests of the API need no context of their
 * own. Not there where the way itself is measured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gatehouse.test.played", matchIfMissing = true)
class PlayedBeans {

  @Bean
  @Primary
  static PlayedModels playedModels(ApplicationContext context) {
    return new PlayedModels(() -> others(context, Inference.class).findFirst().orElseThrow());
  }

  @Bean
  @Primary
  static PlayedUsage playedUsage(ApplicationContext context) {
    return new PlayedUsage(
        () -> others(context, UsageLog.class), () -> others(context, Spending.class));
  }

  private static <T> Stream<T> others(ApplicationContext context, Class<T> type) {
    Map<String, T> beans = context.getBeansOfType(type);
    return beans.values().stream()
        .filter(bean -> !(bean instanceof PlayedModels) && !(bean instanceof PlayedUsage));
  }
}
