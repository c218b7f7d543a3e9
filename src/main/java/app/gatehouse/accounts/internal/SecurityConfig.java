package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.ui.LoginView;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may see which page, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfig {

  /**
   * Vaadin 25.2 needs inline and evaluated scripts; what is left still keeps a page from loading
   * from, or sending to, anywhere else.
   */
  static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "font-src 'self' data:",
          "connect-src 'self'",
          "object-src 'none'",
          "base-uri 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  static final String PERMISSIONS_POLICY =
      "camera=(), microphone=(), geolocation=(), clipboard-read=()";

  /**
   * The headers go out before anything else is done: a page of Vaadin's is a forward, after which
   * the answer is closed and would go without them.
   */
  private static final ObjectPostProcessor<HeaderWriterFilter> WRITE_AT_ONCE =
      new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
          filter.setShouldWriteHeadersEagerly(true);
          return filter;
        }
      };

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http, VaadinDefaultRequestCache requestCache, SignedInSessions sessions) {
    requestCache.setDelegateRequestCache(rememberedInSession());
    http.addFilterBefore(new SessionRules(sessions), SecurityContextHolderFilter.class);
    http.authorizeHttpRequests(requests ->
        requests.requestMatchers("/actuator/health/**", "/styles/**", "/icons/**").permitAll());
    http.headers(headers ->
        headers
            .withObjectPostProcessor(WRITE_AT_ONCE)
            .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
            .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY)));
    http.with(
        VaadinSecurityConfigurer.vaadin(),
        vaadin ->
            vaadin
                .loginView(LoginView.class)
                // Vaadin would deny what is no view: mistyped addresses, and features' endpoints.
                .anyRequest(AuthorizedUrl::authenticated));
    // After Vaadin has named its login page, or Spring Security makes one of its own.
    // After Vaadin's: before it, Spring Security would put a login page of its own in ours' place.
    http.formLogin(form -> form.failureHandler(new SignInFailures()));
    return http.build();
  }

  /** The page to return to after sign-in, without a mark on its address. */
  @SuppressWarnings("NullAway") // Null is what its documentation asks for, though not its type.
  private static HttpSessionRequestCache rememberedInSession() {
    HttpSessionRequestCache remembered = new HttpSessionRequestCache();
    remembered.setMatchingRequestParameterName(null);
    return remembered;
  }
}
