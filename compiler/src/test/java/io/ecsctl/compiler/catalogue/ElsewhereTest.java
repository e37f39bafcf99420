package io.ecsctl.compiler.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules that something else holds have pages and examples like any. Every folder of {@code
 * golden/elsewhere} is named {@code ID-slug} or {@code ID-slug-case}: {@code rejected.ecs} is
 * rejected by the rules that the table names, {@code accepted.ecs} by none. Those that the account
 * decides have their folders where there is one, in {@code provider-aws}.
 */
class ElsewhereTest {
  private static final Pattern FENCE = Pattern.compile("```ecs\n(.*?)```", Pattern.DOTALL);
  private static final Path ACCOUNT = Path.of("../provider-aws/src/test/golden/elsewhere");

  static Stream<Elsewhere> rules() {
    return Elsewhere.all().values().stream();
  }

  static List<Path> cases() {
    return GoldenFiles.cases("elsewhere");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRejectedByWhatHoldsIt(Path folder) {
    Compilation compilation = compile(folder, "rejected.ecs");
    String rendered =
        DiagnosticText.render(compilation.diagnostics(), Palette.PLAIN, PageWidth.ofFile(100));
    Elsewhere rule = Elsewhere.find(id(folder)).orElseThrow();
    Set<String> holders = Set.copyOf(Arrays.asList(rule.by().split(", ")));
    assertTrue(!ids(compilation).isEmpty() && holders.containsAll(ids(compilation)), rendered);
    GoldenFiles.check(folder.resolve("rejected.diagnostics"), rendered);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isAccepted(Path folder) {
    assertEquals(Set.of(), ids(compile(folder, "accepted.ecs")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void programsAreFormatted(Path folder) {
    for (String name : List.of("rejected.ecs", "accepted.ecs")) {
      SourceFile source = Programs.read(folder.resolve(name));
      GoldenFiles.check(folder.resolve(name), Formatter.format(source).value());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void pageShowsTheExamples(Elsewhere rule) throws IOException {
    String page = rule.markdown();
    assertTrue(page.startsWith("# %s: ".formatted(rule.id())), page);
    assertTrue(page.contains("\n\nHeld by: %s\n\n## What\n".formatted(rule.by())), page);
    Path folder =
        (rule.where().equals("live") ? ACCOUNT : Path.of("src/test/golden/elsewhere"))
            .resolve(rule.id() + "-" + rule.slug());
    Matcher fences = FENCE.matcher(page);
    for (String name : List.of("rejected.ecs", "accepted.ecs")) {
      assertTrue(fences.find(), name);
      String example = Files.readString(folder.resolve(name));
      assertTrue(example.contains(fences.group(1)), fences.group(1));
    }
  }

  @Test
  void isFoundByIdOrSlug() {
    rules()
        .forEach(rule -> {
          assertEquals(rule, Elsewhere.find(rule.id().toLowerCase(Locale.ROOT)).orElseThrow());
          assertEquals(rule, Elsewhere.find(rule.slug()).orElseThrow());
        });
  }

  private static String id(Path folder) {
    return Objects.requireNonNull(folder.getFileName()).toString().substring(0, 6);
  }

  private static Compilation compile(Path folder, String name) {
    return Programs.compile(Programs.read(folder.resolve(name)));
  }

  private static Set<String> ids(Compilation compilation) {
    return compilation.diagnostics().stream().map(d -> d.rule().id()).collect(Collectors.toSet());
  }
}
