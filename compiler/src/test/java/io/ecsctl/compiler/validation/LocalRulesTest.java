package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.testing.Programs;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which rules are local is told by their examples: each resource of an example is looked at without
 * the others. A local rule finds the same, and nothing in what is accepted.
 */
class LocalRulesTest {
  /** By their examples they would be; but they speak of what a module's user decides. */
  private static final Map<String, String> DEPEND_ON_THE_USER =
      Map.of(
          "ECS407", "the user may scale the service",
          "ECS517", "the user's region",
          "ECS611", "the user's region",
          "ECS723", "the user's region",
          "ECS824", "the user's stack, after which it is named");

  static List<ValidationRule> rules() {
    return ValidationRules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theExamplesTellWhetherItIsLocal(ValidationRule rule) {
    String id = rule.info().id();
    List<Path> examples =
        GoldenFiles.cases("rules").stream()
            .filter(folder -> RuleGoldenTest.id(folder).equals(id))
            .toList();
    boolean local =
        examples.stream()
            .allMatch(folder ->
                findsTheSameApart(rule, folder.resolve("rejected.ecs"))
                    && placesApart(rule, program(folder.resolve("accepted.ecs"))).isEmpty());
    assertEquals(local && !DEPEND_ON_THE_USER.containsKey(id), rule instanceof LocalRule, id);
  }

  private static boolean findsTheSameApart(ValidationRule rule, Path file) {
    Program program = program(file);
    return places(rule, program).equals(placesApart(rule, program));
  }

  private static Set<Optional<SourceSpan>> placesApart(ValidationRule rule, Program program) {
    return program.resources().entrySet().stream()
        .map(one -> program.withResources(Map.of(one.getKey(), one.getValue())))
        .flatMap(one -> places(rule, one).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Optional<SourceSpan>> places(ValidationRule rule, Program program) {
    return Validator.alone(rule, ProgramModel.of(program)).stream()
        .map(Diagnostic::subject)
        .map(Optional::ofNullable)
        .collect(Collectors.toSet());
  }

  private static Program program(Path file) {
    return Programs.evaluate(Programs.read(file));
  }
}
