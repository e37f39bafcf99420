package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Dependency;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A container waits for another one of the same task, by name.
 *
 * <p>Source: Amazon ECS API reference, ContainerDependency.
 */
final class MissingDependency implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS220", "missing-dependency", "Dependency on a container that does not exist");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Set<String> names = new TreeSet<>();
      task.containers().forEach(c -> names.add(Objects.toString(c.name(), "")));
      if (names.contains("")) {
        continue;
      }
      for (Container container : task.containers()) {
        for (Dependency dependency : container.dependencies()) {
          String wanted = dependency.container();
          if (wanted == null || names.contains(wanted)) {
            continue;
          }
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      dependency.span(),
                      "%s depends on container \"%s\", which %s does not have",
                      container.title(),
                      wanted,
                      task.address())
                  .label("its containers are " + Words.list(names))
                  .note(
                      Words.aws(
                          "Cannot depend on container " + wanted + " because it does not exist"));
          Suggestions.nearest(wanted, names)
              .ifPresent(name ->
                  diagnostic.fix(
                      "change it to \"" + name + "\"",
                      Edits.replace(dependency.span(), "\"" + name + "\"")));
          sink.report(diagnostic);
        }
      }
    }
  }
}
