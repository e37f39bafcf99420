package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A volume that nothing mounts does nothing. One that is to be configured at launch must be
 * mounted.
 *
 * <p>Source: cdk-preflight, rule volume-not-referenced; Amazon ECS API reference, Volume.
 */
final class UnmountedVolume implements LocalRule {
  private static final String SLUG = "unmounted-volume";
  private static final String SUMMARY = "Volume that no container mounts";

  /** AWS refuses only those that are configured at launch. */
  private static final RuleInfo AT_LAUNCH = RuleInfo.error("ECS303", SLUG, SUMMARY);

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS303", SLUG, SUMMARY);
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.volumes().isEmpty() && mountsKnown(task)) {
        Set<String> mounted =
            task.containers().stream()
                .flatMap(container -> container.block().blocks("mount_point").stream())
                .map(mount -> Objects.toString(mount.text("source_volume")))
                .collect(Collectors.toSet());
        List<String> declared =
            task.volumes().stream().map(volume -> Objects.toString(volume.name())).toList();
        if (!declared.containsAll(mounted)) {
          // A mount of a volume that is not there is ECS301, and may well mean this one.
          continue;
        }
        for (Volume volume : task.volumes()) {
          String name = volume.name();
          if (name != null
              && !mounted.contains(name)
              && Fields.isKnown(volume.block(), "configured_at_launch")) {
            report(sink, task, volume, name);
          }
        }
      }
    }
  }

  private static boolean mountsKnown(TaskDefinition task) {
    return task.containersKnown()
        && task.containers().stream()
            .map(Container::block)
            .allMatch(block ->
                Fields.isKnown(block, "mount_point")
                    && block.blocks("mount_point").stream()
                        .allMatch(mount -> mount.text("source_volume") != null));
  }

  private void report(DiagnosticSink sink, TaskDefinition task, Volume volume, String name) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                volume.atLaunch() ? AT_LAUNCH : info(),
                volume.block().header(),
                "no container of %s mounts %s",
                task.address(),
                volume.title())
            .label("not used");
    if (volume.atLaunch()) {
      diagnostic.note(
          Words.aws("Volumes [" + name + "] are not referenced by any of the containers"));
    }
    sink.report(
        diagnostic.fix(
            "mount it: mount_point { source_volume = \""
                + name
                + "\", container_path = … }, or remove it"));
  }
}
