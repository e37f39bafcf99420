package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Fix;
import io.ecsctl.compiler.diagnostic.Fixes;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code golden/rules} is named {@code ID-slug} or {@code ID-slug-case}: {@code
 * rejected.ecs} is rejected by that rule and no other, {@code accepted.ecs} by none.
 */
class RuleGoldenTest {
  static List<Path> cases() {
    return GoldenFiles.cases("rules");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firesAlone(Path folder) {
    Compilation compilation = compile(folder, "rejected.ecs");
    assertEquals(Set.of(id(folder)), ids(compilation), () -> rendered(compilation));
    GoldenFiles.check(folder.resolve("rejected.diagnostics"), rendered(compilation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void doesNotFire(Path folder) {
    Compilation compilation = compile(folder, "accepted.ecs");
    assertEquals(Set.of(), ids(compilation), () -> rendered(compilation));
  }

  /**
   * The best fix of a finding removes it and brings no other; {@code rejected.mended} is what
   * {@code validate --fix} makes of the program.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void firstFixHelps(Path folder) {
    SourceFile source = Programs.read(folder.resolve("rejected.ecs"));
    List<Diagnostic> findings = Programs.compile(source).diagnostics();
    for (Diagnostic finding : findings) {
      List<Edit> edits = finding.fixes().stream().findFirst().map(Fix::edits).orElse(List.of());
      if (edits.isEmpty()) {
        continue;
      }
      String mended = apply(source.text(), edits);
      Compilation after = Programs.compile(new SourceFile(source.path(), mended));
      assertEquals(
          findings.size() - 1, after.diagnostics().size(), () -> mended + "\n" + rendered(after));
      assertTrue(Set.of(id(folder)).containsAll(ids(after)), () -> mended + "\n" + rendered(after));
    }
    GoldenFiles.check(
        folder.resolve("rejected.mended"),
        Fixes.of(List.of(source), findings, (_, _) -> true)
            .texts()
            .getOrDefault(source.path(), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void programsAreFormatted(Path folder) {
    for (String name : List.of("rejected.ecs", "accepted.ecs")) {
      SourceFile source = Programs.read(folder.resolve(name));
      assertEquals(Formatter.format(source).value(), source.text());
    }
  }

  /** {@code ECS630} of {@code ECS630-task-unreachable}. */
  static String id(Path folder) {
    return Objects.requireNonNull(folder.getFileName()).toString().substring(0, 6);
  }

  private static Compilation compile(Path folder, String name) {
    assertTrue(Files.exists(folder.resolve(name)), name);
    return Programs.compile(Programs.read(folder.resolve(name)));
  }

  private static Set<String> ids(Compilation compilation) {
    return compilation.diagnostics().stream().map(d -> d.rule().id()).collect(Collectors.toSet());
  }

  private static String rendered(Compilation compilation) {
    return DiagnosticText.render(compilation.diagnostics(), Palette.PLAIN, PageWidth.ofFile(100));
  }

  private static String apply(String text, List<Edit> edits) {
    List<Edit> backwards = new ArrayList<>(edits);
    backwards.sort(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed());
    StringBuilder out = new StringBuilder(text);
    backwards.forEach(e -> out.replace(e.span().start(), e.span().end(), e.replacement()));
    return out.toString();
  }
}
