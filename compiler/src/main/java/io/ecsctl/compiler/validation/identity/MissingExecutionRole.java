package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;
import java.util.function.Function;

/**
 * A task without an execution role that one of its containers needs.
 *
 * @param does what the container does that takes one: {@code ships logs}
 * @param purpose what nobody may do without one: {@code do it}
 * @param aws AWS's own message
 * @param place where the container says it
 */
record MissingExecutionRole(
    ExecutionRoleNeed need,
    String does,
    String purpose,
    String aws,
    Function<Container, SourceSpan> place) {

  /** Once a task, at the first container that needs it. */
  void report(ProgramModel model, RuleInfo rule, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (need.isFirstOf(task)) {
        Optional<Container> first =
            task.containers().stream()
                .filter(container -> need.isNeededBy(task, container))
                .findFirst();
        first.ifPresent(container -> sink.report(finding(rule, task, container)));
      }
    }
  }

  private Diagnostic.Builder finding(RuleInfo rule, TaskDefinition task, Container container) {
    return Diagnostic.of(
            rule,
            place.apply(container),
            "%s %s, but %s has no execution role to %s",
            container.title(),
            does,
            task.address(),
            purpose)
        .label("needs an execution role")
        .related(task.header(), "has no execution_role")
        .note(Words.aws(aws))
        .fix("add execution_role");
  }
}
