package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.file.PlanFileResult;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans that {@code plan --out} saved. */
final class SavedPlans {
  private SavedPlans() {}

  /** A file that is no program source. */
  static boolean isPlanFile(Path path) {
    return Files.isRegularFile(path) && !path.toString().endsWith(ProgramFiles.SUFFIX);
  }

  /**
   * @throws CliFailure when the file cannot be read; says why
   */
  static Plan read(EcsctlCommand root, ProgramOptions options) {
    return switch (PlanFile.read(root.resolve(options.program))) {
      case PlanFileResult.Read(var plan) -> plan;
      case PlanFileResult.Unusable(var problem) ->
          throw new CliFailure(problem.kind().name(), problem.message());
    };
  }

  /**
   * The secrets that the plan was made with, which its file does not hold: those that are given
   * with the command, and the others from the program.
   *
   * @param sources where the program is
   * @throws CliFailure when they are others, or some cannot be had
   */
  static Map<String, Value> secrets(
      EcsctlCommand root, Plan plan, ProgramOptions options, Path sources, Provider provider) {
    Map<String, Value> secrets = given(options);
    if (!secrets.keySet().containsAll(plan.sensitiveVariables())) {
      secrets = PlanFile.secrets(plan, ofProgram(root, plan, options, sources, provider));
    }
    PlanFile.check(options.program.toString(), plan, secrets)
        .ifPresent(problem -> {
          throw new CliFailure(problem.kind().name(), problem.message());
        });
    return secrets;
  }

  private static Map<String, Value> ofProgram(
      EcsctlCommand root, Plan plan, ProgramOptions options, Path sources, Provider provider) {
    if (options.environment.isEmpty()) {
      options.environment = plan.environment();
    }
    Optional<Map<String, Value>> secrets;
    try {
      secrets =
          Planning.compile(root, options, sources, plan.identity().region())
              .flatMap(compiled -> Planning.secrets(root.console(), compiled, provider));
    } catch (CliFailure noProgram) {
      throw missing(options, "say where that is with --program (" + noProgram.explanation() + ")");
    }
    return secrets.orElseThrow(() -> missing(options, "and that has errors"));
  }

  private static CliFailure missing(ProgramOptions options, String why) {
    return new CliFailure(
        "MissingSecrets",
        "%s holds no secrets; they are taken from its program, %s".formatted(options.program, why));
  }

  private static Map<String, Value> given(ProgramOptions options) {
    Map<String, Value> variables = new TreeMap<>();
    System.getenv()
        .forEach((name, value) -> {
          if (name.startsWith("ECSCTL_VAR_")) {
            variables.put(name.substring("ECSCTL_VAR_".length()), new Value.Text(value));
          }
        });
    for (String assignment : options.assignments) {
      int equals = assignment.indexOf('=');
      if (equals > 0) {
        variables.put(
            assignment.substring(0, equals).strip(),
            new Value.Text(assignment.substring(equals + 1)));
      }
    }
    return variables;
  }
}
