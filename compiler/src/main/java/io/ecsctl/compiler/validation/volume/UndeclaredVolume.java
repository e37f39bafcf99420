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
 * A mount names a volume of its own task.
 *
 * <p>Source: Amazon ECS API reference, MountPoint, {@code sourceVolume}.
 */
final class UndeclaredVolume implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS301", "undeclared-volume", "Mount of a volume that its task does not declare");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.volumesKnown()) {
        continue;
      }
      Set<String> declared = new TreeSet<>();
      task.volumes().forEach(volume -> declared.add(Objects.toString(volume.name())));
      for (Container container : task.containers()) {
        for (Block mount : container.block().blocks("mount_point")) {
          String wanted = mount.text("source_volume");
          if (wanted != null && !declared.contains(wanted)) {
            sink.report(finding(task, container, mount, wanted, declared));
          }
        }
      }
    }
  }

  private Diagnostic finding(
      TaskDefinition task, Container container, Block mount, String wanted, Set<String> declared) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                mount.valueSpan("source_volume"),
                "%s mounts volume \"%s\", which %s does not have",
                container.title(),
                wanted,
                task.address())
            .label(
                declared.isEmpty()
                    ? "it declares no volume"
                    : "its volumes are " + Words.list(declared));
    Suggestions.nearest(wanted, declared)
        .ifPresentOrElse(
            name ->
                diagnostic.fix(
                    "change it to \"" + name + "\"",
                    Edits.replace(mount, "source_volume", "\"" + name + "\"")),
            () ->
                diagnostic.fix(
                    "declare volume \"" + wanted + "\"",
                    Edits.add(task.header(), "volume \"" + wanted + "\" {}")));
    return diagnostic.build();
  }
}
