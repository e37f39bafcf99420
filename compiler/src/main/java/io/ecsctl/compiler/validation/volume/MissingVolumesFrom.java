package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code volume_from} names a container of the same task, whose mounts are taken over.
 *
 * <p>Source: Amazon ECS API reference, VolumeFrom.
 */
final class MissingVolumesFrom implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS302", "missing-volumes-from", "Mounts taken from a container that does not exist");
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
        for (Block from : container.block().blocks("volume_from")) {
          String wanted = from.text("source_container");
          if (wanted == null || names.contains(wanted)) {
            continue;
          }
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      from.valueSpan("source_container"),
                      "%s takes the mounts of container \"%s\", which %s does not have",
                      container.title(),
                      wanted,
                      task.address())
                  .label("its containers are " + Words.list(names));
          Suggestions.nearest(wanted, names)
              .ifPresent(name ->
                  diagnostic.fix(
                      "change it to \"" + name + "\"",
                      Edits.replace(from, "source_container", "\"" + name + "\"")));
          sink.report(diagnostic);
        }
      }
    }
  }
}
