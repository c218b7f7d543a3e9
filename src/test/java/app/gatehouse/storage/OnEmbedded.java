package app.gatehouse.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** About the embedded database and its files alone: not run on PostgreSQL again. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnEmbedded.TAG)
public @interface OnEmbedded {

  String TAG = "embedded";
}
