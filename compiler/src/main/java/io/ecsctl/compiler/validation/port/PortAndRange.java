package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mapping is of one port or of a range.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code containerPortRange}.
 */
final class PortAndRange implements LocalRule {
  private static final String RANGE = "container_port_range";

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS217", "port-and-range", "Port range together with a single port");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        for (PortMapping mapping : container.ports()) {
          Block block = mapping.block();
          List<String> single =
              Stream.of("container_port", "host_port")
                  .filter(name -> Settings.isGiven(block, name))
                  .toList();
          if (single.isEmpty() || !Settings.isGiven(block, RANGE)) {
            continue;
          }
          sink.report(
              Diagnostic.of(
                      info(),
                      block.valueSpan(single.getFirst()),
                      "%s maps a range and has %s beside it",
                      container.title(),
                      Words.list(single))
                  .label("not with a range")
                  .related(block.valueSpan(RANGE), "the range")
                  .note(Words.aws("cannot specify both single port and port range"))
                  .fix(
                      "remove " + Words.list(single),
                      single.stream()
                          .flatMap(name -> Stream.of(Edits.remove(block, name)))
                          .toArray(Edit[]::new)));
        }
      }
    }
  }
}
