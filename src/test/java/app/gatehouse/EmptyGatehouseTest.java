package app.gatehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application without its port and without any account. Whoever makes one here takes it
 * away again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("persistence")
@SpringBootTest(
    properties = "gatehouse.data-dir=${java.io.tmpdir}/gatehouse-empty-test-${random.uuid}")
public @interface EmptyGatehouseTest {}
