package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A link goes to another container of the same task.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code links}.
 */
final class UnknownLink implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS113", "unknown-link", "Link to a container that does not exist");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isInMode("bridge") || !task.containersKnown()) {
        continue;
      }
      for (Container container : task.containers()) {
        List<Value> links = container.block().elements("links");
        for (int i = 0; i < links.size(); i++) {
          if (links.get(i) instanceof Value.Text(var link)) {
            check(task, container, i, link, sink);
          }
        }
      }
    }
  }

  private void check(
      TaskDefinition task, Container container, int index, String link, DiagnosticSink sink) {
    int colon = link.indexOf(':');
    String wanted = colon < 0 ? link : link.substring(0, colon);
    Set<String> others = new TreeSet<>();
    task.containers().stream()
        .filter(other -> !other.equals(container))
        .forEach(other -> others.add(Objects.toString(other.name(), "")));
    if (others.contains(wanted) || others.contains("")) {
      return;
    }
    SourceSpan span = Fields.elementSpan(container.block(), "links", index);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                span,
                "%s links to %s",
                container.title(),
                wanted.equals(container.name())
                    ? "itself"
                    : "\"" + wanted + "\", which " + task.address() + " does not have")
            .label(
                others.isEmpty()
                    ? "there is no other container"
                    : "the other containers are " + Words.list(others));
    Suggestions.nearest(wanted, others)
        .ifPresent(name ->
            diagnostic.fix(
                "change it to \"" + name + "\"",
                Edits.replace(
                    span, "\"" + name + (colon < 0 ? "" : link.substring(colon)) + "\"")));
    sink.report(diagnostic);
  }
}
