package app.gatehouse.outbound;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.RedirectContract;
import app.gatehouse.contract.Requests;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLConnection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** There is one way out, so that what is proved of it holds for every request Gatehouse makes. */
class WayOutTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("app.gatehouse");

  @Test
  void nobodyElseUsesAnHttpClient() {
    noClasses()
        .that(not(resideInAPackage("app.gatehouse.outbound")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.net.http..",
                    "org.apache.hc..",
                    "org.apache.http..",
                    "okhttp3..",
                    "io.netty..",
                    "org.springframework.http.client..",
                    "org.springframework.boot.http.client..",
                    "org.springframework.boot.restclient..",
                    "org.springframework.web.client..",
                    "org.springframework.web.reactive.function.client..",
                    "org.springframework.web.service..",
                    "org.springframework.web.socket.client..")
                .or(assignableTo(URLConnection.class)))
        .check(PROGRAM);
  }

  @Test
  void nobodyElseOpensASocket() {
    noClasses()
        .that(not(resideInAPackage("app.gatehouse.outbound")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.net..", "javax.naming..", "java.rmi..", "com.jcraft..")
                .or(assignableTo(java.net.Socket.class))
                .or(assignableTo(java.net.ServerSocket.class))
                .or(assignableTo(java.net.DatagramSocket.class))
                .or(assignableTo(java.nio.channels.DatagramChannel.class))
                .or(assignableTo(java.nio.channels.AsynchronousSocketChannel.class)))
        .check(PROGRAM);
  }

  /** The commands' socket is a file in the data folder, which leads to no network. */
  @Test
  void socketChannelsAreForTheCommandsAndForFilesOnly() {
    noClasses()
        .that(not(resideInAPackage("app.gatehouse.commands..")))
        .should()
        .dependOnClassesThat(
            assignableTo(java.nio.channels.SocketChannel.class)
                .or(assignableTo(java.nio.channels.ServerSocketChannel.class)))
        .check(PROGRAM);
    classes()
        .that(resideInAPackage("app.gatehouse.commands.."))
        .should()
        .onlyDependOnClassesThat(not(belongToAnyOf(InetSocketAddress.class, InetAddress.class)))
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @Test
  void nobodyElseReadsAUrlOrLooksUpAName() {
    noClasses()
        .that(not(resideInAPackage("app.gatehouse.outbound")))
        .should()
        .accessTargetWhere(
            describe(
                "open a URL, or ask a name service",
                access -> opensUrl(access) || looksUpName(access)))
        .check(PROGRAM);
  }

  @Test
  void everyClassThatSendsRequestsKeepsTheRedirectContract() {
    Set<String> tested =
        new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("app.gatehouse")
                .stream()
                .filter(type -> type.isAssignableTo(RedirectContract.class))
                .filter(type -> type.isAnnotatedWith(Requests.class))
                .map(type -> type.getAnnotationOfType(Requests.class).value().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> sending =
        PROGRAM.stream()
            .filter(WayOutTest::sendsRequests)
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    System.out.println("N3: requests are sent by " + sending);

    assertThat(sending).isNotEmpty();
    assertThat(tested)
        .describedAs("classes with a RedirectContract of their own, named by @Requests")
        .containsAll(sending);
  }

  private static boolean sendsRequests(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(call ->
            call.getTargetOwner().isEquivalentTo(OutboundHttp.class)
                && !call.getName().equals("close")
                && !call.getName().equals("standalone"));
  }

  private static boolean opensUrl(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(URL.class)
        && Set.of("openConnection", "openStream", "getContent").contains(access.getName());
  }

  private static boolean looksUpName(JavaAccess<?> access) {
    boolean lookUp =
        access.getTargetOwner().isAssignableTo(InetAddress.class)
            && Set.of("getByName", "getAllByName", "isReachable", "getCanonicalHostName")
                .contains(access.getName());
    boolean resolving =
        access.getTargetOwner().isEquivalentTo(InetSocketAddress.class)
            && access.getName().equals("<init>")
            && !isMadeOfAnAddress(access);
    return lookUp || resolving;
  }

  /** There is no name to look up then: so the runtime's process says where it listens. */
  private static boolean isMadeOfAnAddress(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitCallTarget called
        && called.getRawParameterTypes().getFirst().isEquivalentTo(InetAddress.class);
  }
}
