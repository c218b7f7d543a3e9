package app.gatehouse.storage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Hears when HSQLDB could not write: it says so in its log alone, on the thread that commits and
 * before it acknowledges the commit.
 */
final class HsqldbWarnings extends AppenderBase<ILoggingEvent>
    implements LoggerContextListener, AutoCloseable {

  /** Above all its databases. */
  private static final String LOGGER = "hsqldb.db";

  private final Runnable warned;
  private final LoggerContext logging;

  private HsqldbWarnings(LoggerContext logging, Runnable warned) {
    this.logging = logging;
    this.warned = warned;
    setContext(logging);
    setName("gatehouse-hsqldb-warnings");
    start();
  }

  static HsqldbWarnings tell(Runnable warned) {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    HsqldbWarnings warnings = new HsqldbWarnings(logging, warned);
    warnings.attach();
    logging.addListener(warnings);
    return warnings;
  }

  @Override
  protected void append(ILoggingEvent event) {
    // What it tells without a cause is no failure: how it opened, and what it found.
    if (event.getLevel().isGreaterOrEqual(Level.WARN) && event.getThrowableProxy() != null) {
      warned.run();
    }
  }

  @Override
  public void close() {
    logging.removeListener(this);
    logging.getLogger(LOGGER).detachAppender(this);
  }

  private void attach() {
    Logger logger = logging.getLogger(LOGGER);
    logger.setLevel(Level.WARN);
    logger.addAppender(this);
  }

  @Override
  public boolean isResetResistant() {
    return true;
  }

  @Override
  public void onReset(LoggerContext context) {
    attach();
  }

  @Override
  public void onStart(LoggerContext context) {
    attach();
  }

  @Override
  public void onStop(LoggerContext context) {
    // Nothing to let go of.
  }

  @Override
  public void onLevelChange(Logger logger, Level level) {
    // An operator may silence the console, not this.
    if (logger.getName().startsWith(LOGGER) && !logger.isEnabledFor(Level.WARN)) {
      logger.setLevel(Level.WARN);
    }
  }
}
