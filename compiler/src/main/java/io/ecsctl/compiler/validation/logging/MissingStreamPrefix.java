package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Fargate names log streams by prefix, container and task; without a prefix it has no name for
 * them.
 *
 * <p>Source: Amazon ECS Developer Guide, awslogs log driver.
 */
final class MissingStreamPrefix implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS715", "missing-stream-prefix", "CloudWatch logging on Fargate without a stream prefix");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (Container container : task.containers()) {
        // Without a group there is more to write first: ECS714.
        LogOptions.of(container)
            .filter(options ->
                !options.has("awslogs-stream-prefix")
                    && options.has("awslogs-group")
                    && options.has("awslogs-region"))
            .ifPresent(options ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            options.span(),
                            "%s logs to CloudWatch without awslogs-stream-prefix",
                            container.title())
                        .label("needs \"awslogs-stream-prefix\"")
                        .related(
                            task.body().valueSpan("requires_compatibilities"),
                            "Fargate is asked for here")
                        .fix("add \"awslogs-stream-prefix\" to the options")));
      }
    }
  }
}
