package app.gatehouse.configuration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says that a sealed value does not fit its property; Boot's own words would show the value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SealedValueAnalyzer extends AbstractFailureAnalyzer<BindException> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, BindException cause) {
    for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
      if (inner instanceof BindException bind && isSealed(bind.getProperty())) {
        return new FailureAnalysis(
            "The sealed value of %s is not what this property takes (%s)."
                .formatted(bind.getName(), bind.getTarget().getType()),
            "Seal another one with the command encrypt.",
            new IllegalArgumentException("A sealed value does not fit"));
      }
    }
    return null;
  }

  private static boolean isSealed(@Nullable ConfigurationProperty property) {
    return property != null
        && property.getOrigin() instanceof PropertySourceOrigin origin
        && origin.getOrigin() == OpenedValues.SEALED;
  }
}
