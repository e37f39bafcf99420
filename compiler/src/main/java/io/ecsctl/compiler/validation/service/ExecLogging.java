package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * {@code OVERRIDE} sends what happens in a session where {@code log_configuration} says; the other
 * two words leave no room for one.
 *
 * <p>Source: Amazon ECS API reference, ExecuteCommandConfiguration.
 */
final class ExecLogging implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS840", "exec-logging", "Logging of ECS Exec that contradicts itself");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Cluster cluster : model.clusters()) {
      cluster
          .body()
          .block("configuration")
          .flatMap(configuration -> configuration.block("execute_command_configuration"))
          .ifPresent(exec -> check(cluster, exec, sink));
    }
  }

  private void check(Cluster cluster, Block exec, DiagnosticSink sink) {
    String logging = exec.has("logging") ? exec.text("logging") : "DEFAULT";
    if (logging == null) {
      return;
    }
    boolean configured = exec.has("log_configuration");
    if (logging.equals("OVERRIDE") && !configured) {
      sink.report(
          Diagnostic.of(
                  info(),
                  exec.valueSpan("logging"),
                  "%s overrides where sessions are logged, but does not say where to",
                  cluster.address())
              .label("needs a log_configuration")
              .fix("change logging to DEFAULT", Edits.replace(exec, "logging", "DEFAULT")));
    } else if (!logging.equals("OVERRIDE") && configured) {
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  exec.valueSpan("log_configuration"),
                  "%s says where sessions are logged, but its logging is %s",
                  cluster.address(),
                  logging)
              .label("for OVERRIDE only")
              .fix(
                  "log with OVERRIDE",
                  exec.has("logging")
                      ? Edits.replace(exec, "logging", "OVERRIDE")
                      : Edits.add(exec, "logging = OVERRIDE"));
      if (exec.has("logging")) {
        diagnostic.related(exec.valueSpan("logging"), "this is not OVERRIDE");
      }
      sink.report(diagnostic);
    }
  }
}
