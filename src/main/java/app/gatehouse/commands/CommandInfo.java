package app.gatehouse.commands;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a {@link Command} or {@link StandaloneCommand} is called, known without making one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandInfo {

  /** As typed: lower case, words joined by dashes. */
  String name();

  /** What may follow the name, for the help; for example {@code [user name]}. */
  String arguments() default "";

  /** What it does, in one sentence for the help. */
  String help();

  /**
   * Whether it may run inside a Gatehouse that serves people; if not, that one has to be stopped.
   */
  boolean whileRunning() default true;
}
