package app.gatehouse.walk;

import app.gatehouse.GatehouseApplication;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/** Every method that a feature's root package offers to pages, endpoints and other features. */
final class Services {

  private static final String ROOT = GatehouseApplication.class.getPackageName();

  private Services() {}

  /** A method, and the bean that has it. */
  record Call(Object bean, Method method) {

    String service() {
      return method.getDeclaringClass().getSimpleName();
    }

    @Override
    public String toString() {
      return service()
          + "."
          + method.getName()
          + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    }
  }

  static List<Call> of(ApplicationContext context) {
    return Arrays.stream(context.getBeanDefinitionNames())
        .filter(name -> isOurs(context.getType(name)))
        .filter(context::isSingleton)
        .map(context::getBean)
        .flatMap(Services::calls)
        .sorted(Comparator.comparing(Call::toString))
        .toList();
  }

  private static boolean isOurs(@Nullable Class<?> type) {
    return type != null && type.getName().startsWith(ROOT + ".");
  }

  private static Stream<Call> calls(Object bean) {
    Class<?> type = AopUtils.getTargetClass(bean);
    if (!AnnotatedElementUtils.hasAnnotation(type, Component.class)) {
      return Stream.of();
    }
    return Stream.concat(Stream.of(type), interfaces(type))
        .filter(offered -> Modifier.isPublic(offered.getModifiers()) && isAFeaturesRoot(offered))
        .flatMap(offered -> Arrays.stream(offered.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .map(method -> new Call(bean, method));
  }

  /** Those it names, and those that these extend. */
  private static Stream<Class<?>> interfaces(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .flatMap(named -> Stream.concat(Stream.of(named), interfaces(named)));
  }

  private static boolean isAFeaturesRoot(Class<?> type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT + ".") && name.indexOf('.', ROOT.length() + 1) < 0;
  }
}
