package app.gatehouse.gateway.internal;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/** Where the API is served, and that nothing of the pages' security is used for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class GatewayConfiguration {

  /**
   * In front of everything that is meant for pages: no session, no cookie, no CSRF token, no login
   * page. Only names Gatehouse is not known by are refused before. The headers every answer has
   * come from the server itself.
   */
  @Bean
  FilterRegistrationBean<GatewayFilter> gateway(GatewayFilter filter) {
    FilterRegistrationBean<GatewayFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setUrlPatterns(List.of(ApiPaths.OPENAI + "/*", ApiPaths.ANTHROPIC + "/*"));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  /** Before the pages', which would want somebody to be signed in. */
  @Bean
  @Order(0)
  SecurityFilterChain metrics(MetricsSettings settings) {
    return new DefaultSecurityFilterChain(MetricsDoor::isAt, List.of(new MetricsDoor(settings)));
  }

  /** Spring Security would time each of its filters in every request, which nobody looks at. */
  @Bean
  SecurityObservationSettings securityIsNotMeasured() {
    return SecurityObservationSettings.noObservations();
  }
}
