package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The awslogs driver writes to a group that is there; only {@code awslogs-create-group} makes it
 * create one.
 *
 * <p>Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch".
 */
final class MissingLogGroup implements LiveRule {
  private static final String GROUP = "awslogs-group";

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    Set<String> own = new HashSet<>();
    for (Resource group : situation.program().resources("log_group").toList()) {
      if (situation.isPlanned(group.address())) {
        String name = situation.subject(group).body().text("name");
        if (name != null) {
          own.add(name);
        }
      }
    }
    for (Subject task : situation.subjects("task_definition")) {
      for (SettledBlock container : task.body().blocks("container")) {
        String group = container.text("log_group");
        if (group != null) {
          check(situation, own, container, container.span("log_group"), group, inquiries);
        }
        container
            .block("log_configuration")
            .filter(log -> "awslogs".equals(log.text("log_driver")))
            .ifPresent(log -> {
              Map<String, String> options = log.entries("options");
              String named = options.get(GROUP);
              if (named != null
                  && !"true".equals(options.get("awslogs-create-group"))
                  && situation
                      .identity()
                      .region()
                      .equals(
                          options.getOrDefault("awslogs-region", situation.identity().region()))) {
                check(
                    situation,
                    own,
                    container,
                    MapKeys.span(log.written(), "options", GROUP),
                    named,
                    inquiries);
              }
            });
      }
    }
  }

  private static void check(
      Situation situation,
      Set<String> own,
      SettledBlock container,
      SourceSpan place,
      String group,
      Inquiries inquiries) {
    if (own.contains(group) || situation.isOurs(group)) {
      return;
    }
    inquiries.ask(
        LiveRules.MISSING_LOG_GROUP,
        place,
        "the log group of " + Containers.title(container),
        new Question.LogGroup(group),
        (answer, sink) -> {
          if (answer instanceof Answer.Absent) {
            sink.report(
                Diagnostic.of(
                        LiveRules.MISSING_LOG_GROUP,
                        place,
                        "%s logs to %s, which is not there",
                        Containers.title(container),
                        group)
                    .label("no such log group")
                    .detail(
                        "Declare it as a log_group and refer to that, or let the driver make it:"
                            + " awslogs-create-group = \"true\", with logs:CreateLogGroup for the"
                            + " execution role.")
                    .note(
                        Words.aws(
                            "ResourceNotFoundException: The specified log group does not exist.")));
          }
        });
  }
}
