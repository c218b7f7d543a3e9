package app.gatehouse.e2e;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.jspecify.annotations.Nullable;

/**
 * What all browser tests share, since it takes long to start: the browser, a Gatehouse with an
 * owner, and a server that plays the Hugging Face Hub.
 */
final class Stage implements AutoCloseable {

  /** Far more than anything takes; a busy machine must not fail a test. */
  private static final double PATIENCE_MILLIS = 20_000;

  private final Playwright playwright = Browser.playwright();
  private final com.microsoft.playwright.Browser browser = Browser.launch(playwright);
  private @Nullable WireMockServer hub;
  private @Nullable RunningGatehouse gatehouse;
  private @Nullable String signedIn;

  Stage() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** The shared Gatehouse. Tests leave neither keys nor models of their own behind. */
  RunningGatehouse gatehouse() {
    if (gatehouse == null) {
      gatehouse =
          RunningGatehouse.withOwner(
              "--gatehouse.providers.huggingface.base-url=" + hub().baseUrl());
    }
    return gatehouse;
  }

  WireMockServer hub() {
    if (hub == null) {
      hub = new WireMockServer(options().dynamicPort());
      hub.start();
    }
    return hub;
  }

  /** Somebody who has just signed in to the shared Gatehouse; all of them share one session. */
  Visitor signedIn() {
    if (signedIn == null) {
      try (Visitor first = stranger()) {
        first.open("/login").signIn();
        signedIn = first.context().storageState();
      }
    }
    return visitor(gatehouse(), new NewContextOptions().setStorageState(signedIn));
  }

  /** Somebody whom the shared Gatehouse has not seen before. */
  Visitor stranger() {
    return visitor(gatehouse(), new NewContextOptions());
  }

  Visitor stranger(RunningGatehouse elsewhere) {
    return stranger(elsewhere.address());
  }

  Visitor stranger(String address) {
    return visitor(address, new NewContextOptions());
  }

  private Visitor visitor(RunningGatehouse where, NewContextOptions options) {
    return visitor(where.address(), options);
  }

  private Visitor visitor(String address, NewContextOptions options) {
    return new Visitor(
        browser.newContext(
            options
                .setBaseURL(address)
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setTimezoneId("UTC")),
        PATIENCE_MILLIS);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    if (gatehouse != null) {
      gatehouse.close();
    }
    if (hub != null) {
      hub.stop();
    }
  }
}
