package io.ecsctl.cli.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.catalogue.RulePages;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.TestSuite;
import io.ecsctl.compiler.testing.rule.TestRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples on the pages of the rules for tests do what the pages say. */
class TestRulePagesTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  static List<RuleInfo> rules() {
    return TestRules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theWrongExampleIsAndTheRightOneIsNot(RuleInfo rule) {
    String page = RulePages.find(rule.id()).orElseThrow().markdown();
    List<String> wrong = ids(example(page, "Wrong"));
    assertTrue(wrong.contains(rule.id()), wrong::toString);
    assertEquals(List.of(), ids(example(page, "Right")));
  }

  private static List<String> ids(String text) {
    TestSuite suite =
        TestSuite.read(
            List.of(new SourceFile("main.ecs", text)),
            ModuleLoader.NONE,
            FileSource.NONE,
            SCHEMA,
            RuleCatalogue.all());
    List<Diagnostic> found = new ArrayList<>(suite.diagnostics());
    if (!Diagnostics.hasErrors(found)) {
      suite
          .run(_ -> true, new SandboxPlanner(SCHEMA), new Coverage(), System::nanoTime)
          .forEach(result -> found.addAll(result.failures()));
    }
    return found.stream().map(diagnostic -> diagnostic.rule().id()).toList();
  }

  private static String example(String page, String section) {
    Matcher found =
        Pattern.compile("(?ms)^## " + section + "$.*?^```ecs\n(.*?)^```$").matcher(page);
    assertTrue(found.find(), section);
    return found.group(1);
  }
}
