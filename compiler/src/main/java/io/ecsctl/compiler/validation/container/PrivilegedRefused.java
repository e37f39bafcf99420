package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Hosts;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * Agents that are told to refuse privileged containers do.
 *
 * <p>Source: README of the Amazon ECS container agent, ECS_DISABLE_PRIVILEGED.
 */
final class PrivilegedRefused implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS238", "privileged-refused", "Privileged container on instances that refuse it");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      List<Container> privileged =
          runner.task().containers().stream().filter(Container::privileged).toList();
      if (privileged.isEmpty()) {
        continue;
      }
      Hosts hosts = model.hosts(runner.element());
      if (hosts.allSay("privileged_disabled", true)) {
        for (Container container : privileged) {
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("privileged"),
                      "%s is privileged, and no instance of %s runs such containers",
                      container.title(),
                      runner.address())
                  .label("never placed");
          hosts
              .agents()
              .forEach(agent ->
                  diagnostic.related(
                      agent.valueSpan("privileged_disabled"), "refuses privileged containers"));
          sink.report(diagnostic);
        }
      }
    }
  }
}
