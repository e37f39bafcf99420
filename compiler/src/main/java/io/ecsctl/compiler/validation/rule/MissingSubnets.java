package io.ecsctl.compiler.validation.rule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import java.util.List;
import java.util.Optional;

/** What starts awsvpc tasks has to say in which subnets: services and schedules alike. */
public final class MissingSubnets {
  private MissingSubnets() {}

  public static void report(
      ProgramModel model, List<? extends TaskRunner> runners, RuleInfo rule, DiagnosticSink sink) {
    for (TaskRunner runner : runners) {
      Optional<TaskDefinition> task = model.taskOf(runner).filter(TaskDefinition::isAwsvpc);
      if (task.isPresent() && !runner.body().has("subnets")) {
        sink.report(
            Diagnostic.of(
                    rule,
                    runner.header(),
                    "%s says no subnets for its awsvpc tasks",
                    runner.address())
                .label("needs subnets")
                .related(
                    task.get().body().valueSpan("network_mode"),
                    "every task gets a network interface")
                .note(
                    Words.aws(
                        "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified."))
                .fix("add subnets"));
      }
    }
  }
}
