package app.gatehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application without its port, on a data folder of its own. Tests share it: each makes
 * the accounts it needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("persistence")
@SpringBootTest(properties = "gatehouse.data-dir=${java.io.tmpdir}/gatehouse-test-${random.uuid}")
public @interface GatehouseTest {}
