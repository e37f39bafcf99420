package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * Fargate sells CPU and memory by the task, so the task states them, whatever its containers say.
 *
 * <p>Source: Amazon ECS Developer Guide, "task definition invalid CPU or memory errors".
 */
final class FargateTaskSize implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS102", "fargate-task-size", "Fargate task without task-level CPU or memory");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (String name : List.of("cpu", "memory")) {
        if (!task.body().has(name)) {
          String smallest = name.equals("cpu") ? "0.25vCPU" : "512MiB";
          sink.report(
              Diagnostic.of(
                      info(),
                      task.header(),
                      "%s runs on Fargate but says no %s",
                      task.address(),
                      name)
                  .label("needs " + name + " for the whole task")
                  .note(
                      Words.aws(
                          "Fargate requires that '" + name + "' be defined at the task level."))
                  .fix(
                      "add " + name + " = " + smallest + ", the smallest there is",
                      Edits.add(task.header(), name + " = " + smallest)));
        }
      }
    }
  }
}
