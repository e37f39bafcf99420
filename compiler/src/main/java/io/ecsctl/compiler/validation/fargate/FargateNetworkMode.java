package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Every Fargate task has a network interface of its own, which is what {@code awsvpc} means; no
 * other mode exists there.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code networkMode}.
 */
final class FargateNetworkMode implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS101", "fargate-network-mode", "Fargate task without awsvpc networking");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      String mode = task.body().text("network_mode");
      if (!task.body().has("network_mode")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    task.header(),
                    "%s runs on Fargate but says no network_mode",
                    task.address())
                .label("needs network_mode = awsvpc")
                .detail("Fargate has no default network mode; awsvpc is the only one it offers.")
                .note(Words.aws("Fargate only supports network mode 'awsvpc'."))
                .fix(
                    "add network_mode = awsvpc",
                    Edits.add(task.header(), "network_mode = awsvpc")));
      } else if (mode != null && !mode.equals("awsvpc")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    task.body().valueSpan("network_mode"),
                    "%s runs on Fargate with network_mode = %s",
                    task.address(),
                    mode)
                .label("Fargate offers awsvpc only")
                .related(
                    task.body().valueSpan("requires_compatibilities"), "Fargate is asked for here")
                .note(Words.aws("Fargate only supports network mode 'awsvpc'."))
                .fix(
                    "change network_mode to awsvpc",
                    Edits.replace(task.body(), "network_mode", "awsvpc")));
      }
    }
  }
}
