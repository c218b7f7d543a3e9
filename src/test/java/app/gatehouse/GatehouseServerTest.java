package app.gatehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The whole application on a port and a data folder of its own, for tests that speak HTTP. They run
 * after the packaging, since before it there are no pages to serve.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "gatehouse.data-dir=${java.io.tmpdir}/gatehouse-server-test-${random.uuid}")
public @interface GatehouseServerTest {}
