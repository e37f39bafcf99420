package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Service Connect knows ports by the names of their mappings.
 *
 * <p>Source: Amazon ECS API reference, ServiceConnectService, {@code portName}.
 */
final class ConnectPort implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS901", "connect-port", "Service Connect by the name of a port that there is not");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Connect connect : Connect.all(model)) {
      Optional<TaskDefinition> task = model.taskOf(connect.service());
      if (task.isEmpty() || !Fields.isWhollyKnown(task.get().body(), "container")) {
        continue;
      }
      for (Block offered : connect.offered()) {
        String name = offered.text("port_name");
        if (name != null && Connect.mapping(task.get(), name).isEmpty()) {
          List<String> names = names(task.get());
          Optional<String> meant =
              names.size() == 1 ? Optional.of(names.getFirst()) : Suggestions.nearest(name, names);
          sink.report(
              Diagnostic.of(
                      info(),
                      offered.valueSpan("port_name"),
                      "%s offers port \"%s\", but no port of %s has that name",
                      connect.service().address(),
                      name,
                      task.get().address())
                  .label(
                      names.isEmpty()
                          ? "its ports have no names"
                          : "its ports are called " + Words.list(names))
                  .related(task.get().header(), "its tasks")
                  .note(
                      Words.aws(
                          "portName(%s) does not refer to any named PortMapping in the container"
                                  .formatted(name)
                              + " definitions"))
                  .fix(
                      meant.map(its -> "change it to \"" + its + "\"").orElse("name the port"),
                      meant
                          .map(its -> Edits.replace(offered, "port_name", "\"" + its + "\""))
                          .orElse(new Edit[0])));
        }
      }
    }
  }

  private static List<String> names(TaskDefinition task) {
    return task.containers().stream()
        .flatMap(container -> container.block().blocks("port_mapping").stream())
        .flatMap(mapping -> Stream.ofNullable(mapping.text("name")))
        .toList();
  }
}
