package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A service configures a volume that its task definition declares.
 *
 * <p>Source: Amazon ECS API reference, ServiceVolumeConfiguration, {@code name}.
 */
final class UnknownLaunchVolume implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS316", "unknown-launch-volume", "Configuration of a volume that the task does not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::volumesKnown);
      if (task.isEmpty()) {
        continue;
      }
      Set<String> declared = new TreeSet<>();
      task.get().volumes().forEach(volume -> declared.add(Objects.toString(volume.name())));
      for (Block configuration : service.body().blocks("volume_configuration")) {
        String name = configuration.text("name");
        if (name == null || declared.contains(name)) {
          continue;
        }
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    configuration.valueSpan("name"),
                    "%s configures volume \"%s\", which %s does not have",
                    service.address(),
                    name,
                    task.get().address())
                .label(
                    declared.isEmpty()
                        ? "it declares no volume"
                        : "its volumes are " + Words.list(declared))
                .note(
                    Words.aws(
                        "The volume name '"
                            + name
                            + "' in your request does not have a matching volume in your Task"
                            + " Definition"));
        Suggestions.nearest(name, declared)
            .ifPresent(near ->
                diagnostic.fix(
                    "change it to \"" + near + "\"",
                    Edits.replace(configuration, "name", "\"" + near + "\"")));
        sink.report(diagnostic);
      }
    }
  }
}
