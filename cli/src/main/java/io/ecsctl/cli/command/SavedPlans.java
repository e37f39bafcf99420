package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.file.PlanFileResult;
import io.ecsctl.planner.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Plans that {@code plan --out} saved. */
final class SavedPlans {
  /** A plan and the sensitive values it was opened with. */
  record Opened(Plan plan, Map<String, Value> variables) {}

  private SavedPlans() {}

  /** A file that is no program source. */
  static boolean isPlanFile(Path path) {
    return Files.isRegularFile(path) && !path.toString().endsWith(ProgramFiles.SUFFIX);
  }

  /**
   * @throws CliFailure when the file cannot be used; says why
   */
  static Opened open(EcsctlCommand root, ProgramOptions options) {
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
    return switch (PlanFile.read(root.resolve(options.program), variables)) {
      case PlanFileResult.Read(var plan) -> new Opened(plan, variables);
      case PlanFileResult.Unusable(var problem) ->
          throw new CliFailure(problem.kind().name(), problem.message());
    };
  }
}
