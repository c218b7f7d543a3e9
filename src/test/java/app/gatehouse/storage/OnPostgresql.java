package app.gatehouse.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** About PostgreSQL alone: left out where the tests are run for the embedded database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("persistence")
@EnabledIfSystemProperty(named = TestDatabase.SWITCH, matches = TestDatabase.POSTGRESQL)
public @interface OnPostgresql {}
