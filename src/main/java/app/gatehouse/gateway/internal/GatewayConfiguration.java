package app.gatehouse.gateway.internal;

import io.micrometer.observation.ObservationPredicate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/** Where the API is served, and that nothing of the pages' security is used for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class GatewayConfiguration {

  /**
   * A chain of one: no session, no cookie, no CSRF token, no login page. The headers every answer
   * has come from the server itself.
   */
  @Bean
  @Order(0)
  SecurityFilterChain api(Doorkeeper doorkeeper) {
    return new DefaultSecurityFilterChain(
        request -> ApiPaths.isOurs(request.getServletPath()), List.of(new TokenFilter(doorkeeper)));
  }

  /** Before the pages', which would want somebody to be signed in. */
  @Bean
  @Order(1)
  SecurityFilterChain metrics(MetricsSettings settings) {
    return new DefaultSecurityFilterChain(MetricsDoor::isAt, List.of(new MetricsDoor(settings)));
  }

  /**
   * A servlet of its own: what passes through needs no conversion, and every microsecond counts.
   */
  @Bean
  ServletRegistrationBean<GatewayServlet> gateway(GatewayServlet servlet) {
    ServletRegistrationBean<GatewayServlet> registration =
        new ServletRegistrationBean<>(servlet, ApiPaths.OPENAI + "/*", ApiPaths.ANTHROPIC + "/*");
    registration.setName("gateway");
    return registration;
  }

  /** Spring Security would time each of its filters in every request, which nobody looks at. */
  @Bean
  SecurityObservationSettings securityIsNotMeasured() {
    return SecurityObservationSettings.noObservations();
  }

  /** The API has meters of its own, which know the provider. */
  @Bean
  ObservationPredicate apiIsMeasuredByItself() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext server
            && server.getCarrier() != null
            && ApiPaths.isOurs(server.getCarrier().getRequestURI()));
  }
}
