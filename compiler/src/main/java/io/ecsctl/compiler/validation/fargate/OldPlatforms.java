package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.validation.rule.Edits;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Services and schedules that are bound to a Fargate platform before 1.4.0. */
final class OldPlatforms {
  private static final Pattern OLD = Pattern.compile("1\\.[0-3]\\.[0-9]+");

  private OldPlatforms() {}

  static Stream<Runner> of(ProgramModel model) {
    return model.taskRunners().stream()
        .filter(runner -> runner.task().listsFargate() && !runner.task().isWindows())
        .filter(runner ->
            OLD.matcher(Objects.toString(runner.body().text("platform_version"))).matches());
  }

  /** The way out that all findings about them have. */
  static void fix(Diagnostic.Builder diagnostic, Runner runner) {
    diagnostic
        .related(runner.body().valueSpan("platform_version"), runner.address() + " is bound to it")
        .fix(
            "change platform_version to \"1.4.0\"",
            Edits.replace(runner.body(), "platform_version", "\"1.4.0\""));
  }
}
