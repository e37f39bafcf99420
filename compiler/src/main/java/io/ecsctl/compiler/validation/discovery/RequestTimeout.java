package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * Without an {@code app_protocol} the proxy passes TCP on: connections, in which it sees no
 * requests.
 *
 * <p>Source: Amazon ECS API reference, TimeoutConfiguration, {@code perRequestTimeoutSeconds}.
 */
final class RequestTimeout implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS907", "request-timeout", "Timeout of requests on a port without requests");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Connect connect : Connect.all(model)) {
      Optional<TaskDefinition> task = model.taskOf(connect.service());
      for (Block offered : connect.offered()) {
        Block timeout = offered.block("timeout").orElse(null);
        Long seconds = timeout == null ? null : Fields.seconds(timeout, "per_request_timeout");
        Optional<Block> mapping =
            task.flatMap(its -> Connect.mapping(its, offered.text("port_name")));
        if (timeout != null
            && seconds != null
            && seconds > 0
            && mapping.filter(port -> !port.has("app_protocol")).isPresent()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      timeout.valueSpan("per_request_timeout"),
                      "%s limits requests on a port that takes plain TCP",
                      connect.service().address())
                  .label("for HTTP and gRPC")
                  .related(mapping.get().header(), "no app_protocol")
                  .fix("say that it takes HTTP", Edits.add(mapping.get(), "app_protocol = http")));
        }
      }
    }
  }
}
