package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.FileSystem;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Firewall;
import io.ecsctl.compiler.reachability.Interface;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * EFS is NFS: the mount target has to let tasks in on 2049/tcp.
 *
 * <p>Source: Amazon EFS User Guide, using VPC security groups; the port is NFS's own.
 */
final class MountTargetGroups implements ValidationRule {
  private static final Firewall.Target NFS = new Firewall.Target(2049, "tcp");

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS314", "mount-target-groups", "Mount target that does not let its tasks in");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      if (!runner.task().isAwsvpc()) {
        continue;
      }
      Interface tasks =
          Interface.of(
              model.network(),
              Fields.references(runner.body(), "subnets"),
              Fields.references(runner.body(), "security_groups"));
      if (!tasks.known()) {
        continue;
      }
      EfsVolumes.of(runner.task())
          .forEach(volume ->
              model
                  .fileSystem(Fields.reference(volume.efs(), "file_system"))
                  .ifPresent(system ->
                      system.mountTargets().stream()
                          .filter(target -> isShut(target, tasks, model))
                          .findFirst()
                          .ifPresent(target ->
                              sink.report(finding(runner, system, target, tasks, model)))));
    }
  }

  private static boolean isShut(Block target, Interface tasks, ProgramModel model) {
    References groups = Fields.references(target, "security_groups");
    List<SecurityGroup> behind = model.network().securityGroups(groups);
    return groups.complete()
        && !behind.isEmpty()
        && behind.size() == groups.addresses().size()
        && Firewall.between(SecurityRule.Direction.INGRESS, behind, NFS, tasks)
            instanceof Verdict.Blocked;
  }

  private Diagnostic.Builder finding(
      Runner runner, FileSystem system, Block target, Interface tasks, ProgramModel model) {
    SecurityGroup first =
        model.network().securityGroups(Fields.references(target, "security_groups")).getFirst();
    String rule =
        "ingress { port = 2049/tcp, from = [" + tasks.groups().getFirst().address() + "] }";
    return Diagnostic.of(
            info(),
            target.valueSpan("security_groups"),
            "the mount target of %s does not let %s in",
            system.address(),
            runner.address())
        .label("does not open 2049/tcp to the tasks")
        .detail("A task waits for the mount until it fails.")
        .related(runner.body().valueSpan("security_groups"), "the tasks' groups")
        .fix("add " + rule + " to " + first.address(), Edits.add(first.header(), rule));
  }
}
