package app.gatehouse.storage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Hears when one of HSQLDB's databases could not write: it says so in its log alone, on the thread
 * that commits and before it acknowledges the commit.
 */
final class HsqldbWarnings extends AppenderBase<ILoggingEvent>
    implements LoggerContextListener, AutoCloseable {

  /** Above the loggers of each database, which go by its unique name. */
  private static final String LOGGERS = "hsqldb.db.";

  private final String name;
  private final Runnable warned;
  private final LoggerContext logging;

  private HsqldbWarnings(LoggerContext logging, String database, Runnable warned) {
    this.logging = logging;
    this.name = LOGGERS + database;
    this.warned = warned;
    setContext(logging);
    setName("gatehouse-hsqldb-warnings");
    start();
  }

  /**
   * @param database its unique name, as {@code DATABASE_NAME()} gives it
   */
  static HsqldbWarnings tell(String database, Runnable warned) {
    LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    HsqldbWarnings warnings = new HsqldbWarnings(logging, database, warned);
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
    logging.getLogger(name).detachAppender(this);
  }

  private void attach() {
    Logger logger = logging.getLogger(name);
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
    if (logger.getName().startsWith(name) && !logger.isEnabledFor(Level.WARN)) {
      logger.setLevel(Level.WARN);
    }
  }
}
