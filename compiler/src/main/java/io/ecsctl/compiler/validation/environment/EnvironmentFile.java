package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An environment file is an object of S3 whose name ends in {@code .env}. That one container has no
 * more than ten is a constraint of the schema.
 *
 * <p>Source: Amazon ECS API reference, EnvironmentFile; Amazon ECS Developer Guide, passing
 * environment variables to a container.
 */
final class EnvironmentFile implements LocalRule {
  private static final int MOST = 10;
  private static final Pattern OBJECT = Pattern.compile("arn:aws[a-z-]*:s3:::[^/]+/.+");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS707", "environment-file", "Environment file that ECS does not read");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      boolean windows = task.isWindows() && !task.listsFargate() && task.compatibilitiesKnown();
      int count = 0;
      for (Container container : task.containers()) {
        List<Block> files = container.block().blocks("environment_file");
        for (Block file : files) {
          count++;
          Optional<Diagnostic.Builder> finding =
              windows
                  ? Optional.of(onWindows(task, container, file))
                  : count == MOST + 1 && files.size() <= MOST
                      ? Optional.of(
                          finding(file, task.address() + " has more than 10 environment files")
                              .label("the eleventh"))
                      : malformed(container, file);
          finding.ifPresent(sink::report);
        }
      }
    }
  }

  private Diagnostic.Builder onWindows(TaskDefinition task, Container container, Block file) {
    return finding(file, container.title() + " has an environment file on Windows")
        .label("not on Windows instances")
        .related(task.body().valueSpan("runtime_platform"), "runs on " + task.operatingSystem());
  }

  /** The object is named by an ARN, or is one of a bucket of the program, whose name is known. */
  private Optional<Diagnostic.Builder> malformed(Container container, Block file) {
    String name =
        file.value("value") instanceof Value.Text(var arn)
            ? arn
            : ReadAttribute.of(file.value("value")).map(ReadAttribute::key).orElse(null);
    if (name != null && !name.endsWith(".env")) {
      return Optional.of(
          finding(file, "the environment file of " + container.title() + " is no .env file")
              .label("its name must end in .env"));
    }
    return file.text("value") != null && !OBJECT.matcher("" + name).matches()
        ? Optional.of(
            finding(file, "the environment file of " + container.title() + " is no object of S3")
                .label("must be arn:aws:s3:::BUCKET/NAME.env"))
        : Optional.empty();
  }

  private Diagnostic.Builder finding(Block file, String what) {
    return Diagnostic.of(info(), file.valueSpan("value"), "%s", what);
  }
}
