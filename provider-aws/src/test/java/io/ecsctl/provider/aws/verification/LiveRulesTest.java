package io.ecsctl.provider.aws.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.lookup.Lookups;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.verification.Scope;
import io.ecsctl.planner.verification.Verification;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.contract.TestStack;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code golden/live} is named {@code ID-slug} or {@code ID-slug-case}: in {@link
 * SharedAccount}, after {@code before.ecs} where there is one, {@code rejected.ecs} is rejected by
 * that rule and no other, {@code accepted.ecs} by none. To accept new output: {@code
 * -Dgolden.update=true}, then read the change.
 */
class LiveRulesTest {
  private static final Path GOLDEN = Path.of("src/test/golden/live");
  private static final Schema SCHEMA = SchemaReader.bundled();

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesAlone(Path folder) throws IOException {
    List<Diagnostic> found = verify(folder, "rejected.ecs");
    String rendered = DiagnosticText.render(found, Palette.PLAIN, PageWidth.ofFile(100));
    assertEquals(Set.of(id(folder)), ids(found), rendered);
    assertFalse(rendered.contains("hunter2"), "the text of a secret is nobody's business");
    // Which object and which call gets which id depends on what is made and asked first.
    Goldens.check(
        folder.resolve("rejected.diagnostics"),
        rendered
            .replaceAll("[0-9a-f]{16}", "0123456789abcdef")
            .replaceAll("request [0-9a-f-]{36}", "request ID"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void doesNotFire(Path folder) throws IOException {
    List<Diagnostic> found = verify(folder, "accepted.ecs");
    assertEquals(
        Set.of(),
        ids(found),
        () -> DiagnosticText.render(found, Palette.PLAIN, PageWidth.ofFile(100)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void programsAreFormatted(Path folder) throws IOException {
    for (String name : List.of("before.ecs", "rejected.ecs", "accepted.ecs")) {
      if (Files.exists(folder.resolve(name))) {
        SourceFile source = read(folder, name);
        Goldens.check(folder.resolve(name), Formatter.format(source).value());
      }
    }
  }

  @Test
  void everyRuleHasACase() throws IOException {
    Set<String> cases = cases().stream().map(LiveRulesTest::id).collect(Collectors.toSet());
    assertTrue(
        cases.containsAll(LiveRules.ALL.stream().map(RuleInfo::id).toList()), cases::toString);
  }

  /** Decision 0020: a pipeline that deploys nothing pays for no rule. */
  @Test
  void aPlanWithoutChangesAsksNothing() throws IOException {
    Path folder = GOLDEN.resolve("ECS711-missing-object-key");
    AtomicInteger calls = new AtomicInteger();
    Faults counting =
        _ -> {
          calls.incrementAndGet();
          return Fault.NONE;
        };
    try (Sandbox account =
        SharedAccount.open(SandboxOptions.forTests(TestStack.REGION).withFaults(counting))) {
      String text = read(folder, "accepted.ecs").text();
      TestStack.lenient(account, "shop", text).apply();
      calls.set(0);
      assertTrue(TestStack.lenient(account, "shop", text).plan().isEmpty());
      int plain = calls.getAndSet(0);
      assertEquals(List.of(), verify(account, read(folder, "accepted.ecs"), Scope.CHANGES));
      assertEquals(plain, calls.getAndSet(0));
      assertEquals(List.of(), verify(account, read(folder, "accepted.ecs"), Scope.EVERYTHING));
      // Two keys of one secret are one reading; that an older version is named takes a look at it,
      // and that the role may be passed a simulation.
      assertEquals(plain + 3, calls.get());
    }
  }

  private static String id(Path folder) {
    return Objects.requireNonNull(folder.getFileName()).toString().substring(0, 6);
  }

  private static Set<String> ids(List<Diagnostic> found) {
    return found.stream().map(d -> d.rule().id()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static SourceFile read(Path folder, String name) throws IOException {
    return new SourceFile(name, Files.readString(folder.resolve(name)));
  }

  private static List<Diagnostic> verify(Path folder, String name) throws IOException {
    SandboxOptions options =
        SandboxOptions.forTests(TestStack.REGION).withFaults(Happening.refusals(folder));
    try (Sandbox account = SharedAccount.open(options)) {
      if (Files.exists(folder.resolve("before.ecs"))) {
        TestStack.lenient(account, "shop", read(folder, "before.ecs").text()).apply();
      }
      Happening.in(folder, name, account);
      return verify(account, read(folder, name), Scope.EVERYTHING);
    }
  }

  private static List<Diagnostic> verify(Sandbox account, SourceFile source, Scope scope) {
    CheckedProgram checked =
        new Compiler(SCHEMA)
            .check(new CompileRequest(List.of(source), List.of(), "", TestStack.REGION));
    Provider provider = new AwsProvider(account, SCHEMA);
    Compilation compilation = Lookups.settle(checked, checked.evaluate(Borrowed.NOTHING), provider);
    assertEquals(
        "",
        DiagnosticText.render(compilation.diagnostics(), Palette.PLAIN, PageWidth.ofFile(100)),
        source.text());
    Planner.Looked looked =
        Planner.look(compilation.program(), provider, new PlanOptions(false, "test"));
    return checked.weigh(
        compilation.program(),
        Verification.of(
            compilation.program(),
            looked.plan(),
            looked.snapshot(),
            compilation.secrets(),
            provider,
            scope));
  }
}
