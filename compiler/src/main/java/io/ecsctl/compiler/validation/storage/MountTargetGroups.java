package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.FileSystemPaths.Mount;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.Set;

/**
 * EFS is NFS: the mount target has to let tasks in on 2049/tcp.
 *
 * <p>Source: Amazon EFS User Guide, using VPC security groups; the port is NFS's own.
 */
final class MountTargetGroups implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS314", "mount-target-groups", "Mount target that does not let its tasks in");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> told = new HashSet<>();
    for (Mount mount : Reachability.of(model).mounts()) {
      if (mount.path().blocker().orElse(null) instanceof Blocker.SecurityGroups blocker
          && blocker.direction() == Direction.INGRESS
          && told.add(mount.runner().address() + " " + mount.fileSystem().address())) {
        sink.report(finding(model, mount, blocker.groups().getFirst()));
      }
    }
  }

  private Diagnostic.Builder finding(ProgramModel model, Mount mount, SecurityGroup first) {
    String from =
        model.network().securityGroups(mount.runner().securityGroups()).stream()
            .map(group -> group.address().toString())
            .findFirst()
            .orElse("");
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                place(mount, first),
                "the mount target of %s does not let %s in",
                mount.fileSystem().address(),
                mount.runner().address())
            .label("does not open 2049/tcp to the tasks")
            .detail("A task waits for the mount until it fails.")
            .related(mount.runner().body().valueSpan("security_groups"), "the tasks' groups")
            .note("path: " + mount.path());
    String rule = "ingress { port = 2049/tcp, from = [" + from + "] }";
    return from.isEmpty()
        ? diagnostic
        : diagnostic.fix("add " + rule + " to " + first.address(), Edits.add(first.header(), rule));
  }

  private static SourceSpan place(Mount mount, SecurityGroup group) {
    for (Block target : mount.fileSystem().mountTargets()) {
      if (Fields.references(target, "security_groups").addresses().contains(group.address())) {
        return target.valueSpan("security_groups");
      }
    }
    return mount.fileSystem().header();
  }
}
