package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.testing.GoldenFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is true of every rule here: it is registered, it has examples, and its page shows them.
 */
class ValidationRulesTest {
  private static final Pattern FENCE = Pattern.compile("```ecs\n(.*?)```", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile(" implements (?:Validation|Local)Rule \\{");
  private static final Path SOURCES = Path.of("src/main/java/io/ecsctl/compiler/validation");

  static List<RuleInfo> rules() {
    return ValidationRules.infos();
  }

  @Test
  void everyRuleClassIsRegistered() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> written =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> RULE.matcher(read(file)).find())
              .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
              .collect(Collectors.toSet());
      Set<String> registered =
          ValidationRules.ALL.stream()
              .map(rule -> rule.getClass().getSimpleName())
              .collect(Collectors.toSet());
      assertEquals(written, registered);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void hasExamples(RuleInfo rule) {
    assertTrue(
        GoldenFiles.cases("rules").stream()
            .anyMatch(folder -> folder.endsWith(rule.id() + "-" + rule.slug())));
  }

  @Test
  void everyExampleIsOfARule() {
    Set<String> known =
        rules().stream().map(r -> r.id() + "-" + r.slug()).collect(Collectors.toSet());
    for (Path folder : GoldenFiles.cases("rules")) {
      String name = String.valueOf(folder.getFileName());
      assertTrue(known.stream().anyMatch(k -> name.equals(k) || name.startsWith(k + "-")), name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void pageShowsTheExamples(RuleInfo rule) throws IOException {
    String page = page(rule);
    assertTrue(page.contains("\n\nSeverity: %s\n".formatted(rule.severity().label())), page);
    assertFalse(page.contains("{@"), "Javadoc in " + rule.slug());
    Path folder = Path.of("src/test/golden/rules", rule.id() + "-" + rule.slug());
    Matcher fences = FENCE.matcher(page);
    for (String name : List.of("rejected.ecs", "accepted.ecs")) {
      assertTrue(fences.find(), name);
      assertTrue(read(folder.resolve(name)).contains(fences.group(1)), fences.group(1));
    }
  }

  private static String page(RuleInfo rule) throws IOException {
    String name = "/io/ecsctl/compiler/rules/" + rule.slug() + ".md";
    try (InputStream in = ValidationRules.class.getResourceAsStream(name)) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
