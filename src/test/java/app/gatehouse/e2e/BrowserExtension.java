package app.gatehouse.e2e;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Skips browser tests where there is no browser, and hands out visitors where there is one. */
final class BrowserExtension
    implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {

  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Browser.find().isPresent()) {
      return ConditionEvaluationResult.enabled("There is a browser");
    }
    if ("true".equalsIgnoreCase(System.getenv("CI"))) {
      throw new IllegalStateException(Browser.HOW_TO_GET_ONE);
    }
    if (TOLD.compareAndSet(false, true)) {
      // The report of a skipped test does not say why.
      System.out.println("Browser tests are skipped. " + Browser.HOW_TO_GET_ONE);
    }
    return ConditionEvaluationResult.disabled(Browser.HOW_TO_GET_ONE);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Stage.class || type == Visitor.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Stage stage =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
    if (parameter.getParameter().getType() == Stage.class) {
      return stage;
    }
    // Both a set-up method and the test get the same one; it leaves when the test has ended.
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Visitor.class, key -> stage.signedIn(), Visitor.class);
  }

  /** Keeps a picture of what could be seen when a test failed. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Optional.ofNullable(context.getStore(NAMESPACE).get(Visitor.class, Visitor.class))
        .ifPresent(visitor ->
            visitor.takePictures(
                context.getRequiredTestClass().getSimpleName()
                    + "."
                    + context.getRequiredTestMethod().getName()));
    throw failure;
  }
}
