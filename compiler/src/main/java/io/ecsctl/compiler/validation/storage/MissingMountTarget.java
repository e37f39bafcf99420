package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.FileSystem;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file system is reached through its mount target in the task's zone; without one the mount waits
 * until the task fails.
 *
 * <p>Source: Amazon EFS User Guide, managing mount targets; reports of tasks that hang.
 */
final class MissingMountTarget implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS313", "missing-mount-target", "Task in a zone without its file system's mount target");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      References subnets = Fields.references(runner.body(), "subnets");
      if (!runner.task().isAwsvpc() || !subnets.complete()) {
        continue;
      }
      EfsVolumes.of(runner.task())
          .forEach(volume ->
              model
                  .fileSystem(Fields.reference(volume.efs(), "file_system"))
                  .filter(system -> system.mountTargetsKnown() && !system.inOneZone())
                  .ifPresent(system ->
                      check(
                          runner, volume, system, model.network().subnets(subnets), model, sink)));
    }
  }

  private void check(
      Runner runner,
      EfsVolumes.EfsVolume volume,
      FileSystem system,
      List<Subnet> subnets,
      ProgramModel model,
      DiagnosticSink sink) {
    List<Subnet> mounted = new ArrayList<>();
    for (Block target : system.mountTargets()) {
      Optional<Subnet> subnet = model.subnet(Fields.reference(target, "subnet"));
      if (subnet.isEmpty()) {
        return;
      }
      mounted.add(subnet.get());
    }
    boolean zonesKnown = mounted.stream().allMatch(subnet -> subnet.zone() != null);
    for (Subnet subnet : subnets) {
      boolean certain = mounted.isEmpty() || (zonesKnown && subnet.zone() != null);
      boolean reached =
          mounted.stream()
              .anyMatch(other ->
                  other.address().equals(subnet.address())
                      || Objects.equals(other.zone(), subnet.zone()));
      if (certain && !reached) {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    volume.efs().valueSpan("file_system"),
                    "%s has no mount target where %s may run",
                    system.address(),
                    runner.address())
                .label(
                    subnet.zone() == null ? "no mount target at all" : "none in " + subnet.zone())
                .detail("A task in %s waits for the mount until it fails.", subnet.address())
                .related(runner.body().valueSpan("subnets"), "tasks may be in " + subnet.address());
        system
            .mountTargets()
            .forEach(target -> diagnostic.related(target.valueSpan("subnet"), "reaches this zone"));
        sink.report(
            diagnostic.fix(
                "add mount_target { subnet = " + subnet.address() + " }",
                Edits.add(system.header(), "mount_target { subnet = " + subnet.address() + " }")));
        return;
      }
    }
  }
}
