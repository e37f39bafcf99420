package io.ecsctl.compiler.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.evaluation.EvaluationRules;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.SyntaxRules;
import io.ecsctl.compiler.typing.TypingRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogueTest {
  private static final List<String> SECTIONS = List.of("What", "Why", "Wrong", "Right", "Source");
  private static final Compiler COMPILER = new Compiler(SchemaReader.bundled());
  private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");

  static Stream<RuleInfo> rules() {
    return RuleCatalogue.all().stream();
  }

  /**
   * Rules of the language whose examples are whole programs; files, values from outside and the
   * tool itself do not show.
   */
  static Stream<RuleInfo> languageRules() {
    List<RuleInfo> fromOutside =
        List.of(
            SyntaxRules.UNREADABLE,
            SyntaxRules.NOT_UTF8,
            SyntaxRules.TOO_LARGE,
            EvaluationRules.UNKNOWN_VARIABLE,
            EvaluationRules.BAD_VARIABLE,
            EvaluationRules.TOOL_VERSION);
    return Stream.of(SyntaxRules.all(), BindingRules.ALL, TypingRules.ALL, EvaluationRules.ALL)
        .flatMap(List::stream)
        .filter(rule -> !fromOutside.contains(rule));
  }

  @Test
  void idsAndSlugsAreUnique() {
    List<RuleInfo> all = RuleCatalogue.all();
    assertEquals(all.size(), all.stream().map(RuleInfo::id).distinct().count());
    assertEquals(all.size(), all.stream().map(RuleInfo::slug).distinct().count());
  }

  @Test
  void aRuleIsFoundByIdOrSlug() {
    assertEquals(Optional.of(SyntaxRules.UNCLOSED), RuleCatalogue.find("ecs005"));
    assertEquals(Optional.of(SyntaxRules.UNCLOSED), RuleCatalogue.find("unclosed-bracket"));
    assertEquals(Optional.empty(), RulePages.find("ECS000"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasAPageWithAllSections(RuleInfo rule) {
    assertTrue(rule.id().matches("ECS[0-9]{3}"), rule.id());
    assertTrue(rule.slug().matches("[a-z0-9]+(-[a-z0-9]+)*"), rule.slug());
    String page = RulePages.find(rule.id()).orElseThrow().markdown();
    assertEquals(
        "# %s: %s\n\nSeverity: %s\n".formatted(rule.id(), rule.summary(), rule.severity().label()),
        page.substring(0, page.indexOf("\n## What")));
    assertEquals(SECTIONS, SECTION.matcher(page).results().map(found -> found.group(1)).toList());
    SECTIONS.forEach(section -> assertTrue(!section(page, section).isBlank(), section));
    assertTrue(section(page, "Wrong").contains("\n```"), "a wrong example");
    assertTrue(section(page, "Right").contains("\n```"), "a right example");
  }

  @ParameterizedTest
  @MethodSource("languageRules")
  void examplesAreWhatTheySay(RuleInfo rule) {
    String page = RulePages.find(rule.id()).orElseThrow().markdown();
    assertEquals(1, examples(section(page, "Wrong")).size());
    assertEquals(1, examples(section(page, "Right")).size());
    for (String wrong : examples(section(page, "Wrong"))) {
      List<String> ids = ids(rule, wrong);
      assertTrue(ids.stream().anyMatch(id -> id.startsWith(rule.id())), wrong + " gives " + ids);
    }
    for (String right : examples(section(page, "Right"))) {
      assertEquals(List.of(), ids(rule, right), right);
    }
  }

  /**
   * Examples of syntax leave the rest of the program out; only what their own stage says of them
   * counts.
   */
  private static List<String> ids(RuleInfo rule, String text) {
    SourceFile file = new SourceFile("example.ecs", text);
    List<Diagnostic> diagnostics =
        SyntaxRules.all().contains(rule)
            ? Parser.parse(file).diagnostics()
            : COMPILER.compile(new CompileRequest(List.of(file), List.of(), "", "")).diagnostics();
    return diagnostics.stream()
        .filter(
            diagnostic -> diagnostic.severity() == Severity.ERROR || diagnostic.rule().equals(rule))
        .filter(diagnostic -> ofTheLanguage(diagnostic.rule()))
        .map(diagnostic -> diagnostic.rule().id() + " " + diagnostic.headline())
        .toList();
  }

  /** An example of one rule need not be a program that AWS would take. */
  private static boolean ofTheLanguage(RuleInfo rule) {
    return rule.id().compareTo("ECS100") < 0 || rule.equals(BindingRules.REFERENCE);
  }

  private static String section(String page, String name) {
    Matcher matcher = Pattern.compile("(?ms)^## " + name + "$(.*?)(?=^## |\\z)").matcher(page);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static List<String> examples(String section) {
    return Pattern.compile("(?ms)^```ecs\n(.*?)^```$")
        .matcher(section)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
