package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
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
 * EFS is NFS: the tasks' groups have to let them out on 2049/tcp, and the mount target's let them
 * in.
 *
 * <p>Source: Amazon EFS User Guide, using VPC security groups; the port is NFS's own.
 */
final class MountTargetGroups implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS314", "mount-target-groups", "Mount target that its tasks cannot reach");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> told = new HashSet<>();
    for (Mount mount : Reachability.of(model).mounts()) {
      if (mount.path().blocker().orElse(null) instanceof Blocker.SecurityGroups blocker
          && told.add(
              mount.runner().address()
                  + " "
                  + mount.fileSystem().address()
                  + " "
                  + blocker.direction())) {
        SecurityGroup first = blocker.groups().getFirst();
        sink.report(
            blocker.direction() == Direction.INGRESS
                ? notLetIn(model, mount, first)
                : notLetOut(model, mount, first));
      }
    }
  }

  private Diagnostic.Builder notLetIn(ProgramModel model, Mount mount, SecurityGroup first) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                place(mount, first),
                "the mount target of %s does not let %s in",
                mount.fileSystem().address(),
                mount.runner().address())
            .label("does not open 2049/tcp to the tasks")
            .related(mount.runner().body().valueSpan("security_groups"), "the tasks' groups");
    return mended(
        diagnostic, mount, first, Direction.INGRESS, name(model, mount.runner().securityGroups()));
  }

  private Diagnostic.Builder notLetOut(ProgramModel model, Mount mount, SecurityGroup first) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                first.header(),
                "%s cannot reach the mount target of %s",
                mount.runner().address(),
                mount.fileSystem().address())
            .label("has no egress rule for 2049/tcp to it")
            .related(mount.volume().header(), "mounts " + mount.fileSystem().address());
    String there =
        mount.fileSystem().mountTargets().stream()
            .map(target -> name(model, Fields.references(target, "security_groups")))
            .findFirst()
            .orElse("");
    return mended(diagnostic, mount, first, Direction.EGRESS, there);
  }

  /**
   * @param peer what the missing rule would name; empty when a person has to say
   */
  private static Diagnostic.Builder mended(
      Diagnostic.Builder diagnostic,
      Mount mount,
      SecurityGroup group,
      Direction direction,
      String peer) {
    diagnostic
        .detail("A task waits for the mount until it fails.")
        .note("path: " + mount.path().inFull());
    String rule =
        "%s { port = 2049/tcp, %s = [%s] }".formatted(direction.word(), direction.peers(), peer);
    return peer.isEmpty()
        ? diagnostic
        : diagnostic.fix("add " + rule + " to " + group.address(), Edits.add(group.header(), rule));
  }

  private static String name(ProgramModel model, References groups) {
    return model.network().securityGroups(groups).stream()
        .map(group -> group.address().toString())
        .findFirst()
        .orElse("");
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
