package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * An instance says which log drivers its containers may use; tasks that want another one are not
 * placed there.
 *
 * <p>Source: README of the Amazon ECS container agent, ECS_AVAILABLE_LOGGING_DRIVERS.
 */
final class MissingLogDriver implements ValidationRule {
  private static final String DRIVERS = "logging_drivers";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS726", "missing-log-driver", "Log driver that no instance of the service has");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      List<Block> agents = model.hosts(runner.element()).agents();
      if (agents.isEmpty()
          || !agents.stream()
              .allMatch(agent -> agent.has(DRIVERS) && Fields.isKnown(agent, DRIVERS))) {
        continue;
      }
      for (Container container : runner.task().containers()) {
        String driver = container.logDriver();
        if (driver != null
            && agents.stream().noneMatch(agent -> Fields.texts(agent, DRIVERS).contains(driver))) {
          sink.report(finding(runner, container, driver, agents));
        }
      }
    }
  }

  private Diagnostic.Builder finding(
      Runner runner, Container container, String driver, List<Block> agents) {
    Block block = container.block();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                block
                    .block("log_configuration")
                    .map(log -> log.valueSpan("log_driver"))
                    .orElseGet(() -> block.valueSpan("log_group")),
                "no instance of %s has the log driver %s, which %s uses",
                runner.address(),
                driver,
                container.title())
            .label("never placed");
    agents.forEach(agent -> diagnostic.related(agent.valueSpan(DRIVERS), "these only"));
    return diagnostic.fix("add \"" + driver + "\" to logging_drivers");
  }
}
