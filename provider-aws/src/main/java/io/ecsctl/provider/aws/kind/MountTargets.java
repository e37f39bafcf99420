package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;

/** The {@code mount_target} blocks of a file system: at most one in each subnet. */
final class MountTargets {
  private static final Set<String> GONE = Set.of("MountTargetNotFound");
  private static final Set<String> SYSTEM_GONE = Set.of("FileSystemNotFound");
  private static final Duration TO_CHANGE = Duration.ofMinutes(15);

  private final Tools tools;
  private final BlockSchema schema;

  MountTargets(Tools tools) {
    this.tools = tools;
    schema = blockOf(tools, "mount_target");
  }

  /** The schema of a repeated block of file systems. */
  static BlockSchema blockOf(Tools tools, String name) {
    if (tools.schemaOf("file_system").body().attribute(name).orElseThrow().type()
        instanceof AttributeType.Repeated(var block, var _, var _)) {
      return block;
    }
    throw new IllegalStateException("the schema has no block " + name);
  }

  private EfsClient efs() {
    return tools.clients().efs();
  }

  private List<MountTargetDescription> all(String system) {
    var found =
        Call.unless(
            SYSTEM_GONE,
            "elasticfilesystem:DescribeMountTargets",
            () ->
                efs()
                    .describeMountTargetsPaginator(r -> r.fileSystemId(system))
                    .mountTargets()
                    .stream()
                    .toList());
    return found == null ? List.of() : found;
  }

  private static boolean stays(MountTargetDescription target) {
    return target.lifeCycleState() != LifeCycleState.DELETING
        && target.lifeCycleState() != LifeCycleState.DELETED;
  }

  List<Value> blocks(String system) {
    return Parallel.map(all(system).stream().filter(MountTargets::stays).toList(), this::block);
  }

  private Value block(MountTargetDescription target) {
    return LiveAttributes.of(SdkMapper.fromSdk(schema, target, Map.of()))
        .texts("security_groups", groups(target.mountTargetId()))
        .build();
  }

  private List<String> groups(String target) {
    var found =
        Call.unless(
            GONE,
            "elasticfilesystem:DescribeMountTargetSecurityGroups",
            () -> efs().describeMountTargetSecurityGroups(r -> r.mountTargetId(target)));
    return found == null ? List.of() : found.securityGroups();
  }

  /** Makes them what the program says. One that got another address is made anew. */
  void set(String system, DesiredResource desired) throws InterruptedException {
    Map<String, Value.Keyed> wanted = new TreeMap<>();
    for (Value.Keyed block : Values.blocks(desired.attributes(), "mount_target")) {
      wanted.put(Values.required(block, "subnet"), block);
    }
    List<String> deleted = new ArrayList<>();
    for (MountTargetDescription target : all(system)) {
      Value.Keyed block = wanted.get(target.subnetId());
      if (block != null && stays(target) && hasAddressOf(target, block)) {
        wanted.remove(target.subnetId());
        regroup(target.mountTargetId(), Values.texts(block, "security_groups"));
      } else {
        delete(target.mountTargetId());
        deleted.add(target.mountTargetId());
      }
    }
    awaitGone(system, deleted);
    for (Value.Keyed block : wanted.values()) {
      CreateMountTargetRequest request =
          SdkMapper.toSdk(schema, block, CreateMountTargetRequest.builder())
              .fileSystemId(system)
              .build();
      Call.to("elasticfilesystem:CreateMountTarget", () -> efs().createMountTarget(request));
    }
  }

  private static boolean hasAddressOf(MountTargetDescription target, Value.Keyed block) {
    String address = Values.text(block, "ip_address");
    return address == null || address.equals(target.ipAddress());
  }

  /** Without any of the program's own those that it has stay. */
  private void regroup(String target, List<String> wanted) {
    if (!wanted.isEmpty() && !Set.copyOf(wanted).equals(Set.copyOf(groups(target)))) {
      Call.to(
          "elasticfilesystem:ModifyMountTargetSecurityGroups",
          () ->
              efs()
                  .modifyMountTargetSecurityGroups(
                      r -> r.mountTargetId(target).securityGroups(wanted)));
    }
  }

  private void delete(String target) {
    Call.unless(
        GONE,
        "elasticfilesystem:DeleteMountTarget",
        () -> efs().deleteMountTarget(r -> r.mountTargetId(target)));
  }

  /** The subnets that a program, or what is live, has mount targets in. */
  static List<String> subnets(Value.ObjectOf attributes) {
    return Values.blocks(attributes, "mount_target").stream()
        .map(block -> Values.required(block, "subnet"))
        .toList();
  }

  /**
   * @param tags of the file system
   * @param doomed whether the mount target in that subnet shall go
   */
  void refuseOthers(String operation, String system, Tags tags, Predicate<String> doomed) {
    Map<String, String> connected = new TreeMap<>();
    all(system).stream()
        .filter(target -> stays(target) && doomed.test(target.subnetId()))
        .forEach(target -> connected.put(target.subnetId(), target.mountTargetId()));
    Set<String> others = AttachedSubnets.ofOthers(tags, connected.keySet());
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal(
          operation,
          "File system " + system,
          others.stream()
              .map(subnet ->
                  "mount target %s in subnet %s, which this stack did not make"
                      .formatted(connected.get(subnet), subnet))
              .toList());
    }
  }

  void deleteAll(String system, Progress progress) throws InterruptedException {
    List<String> all = all(system).stream().map(MountTargetDescription::mountTargetId).toList();
    all.forEach(this::delete);
    if (!all.isEmpty()) {
      progress.status("waiting for mount targets to go");
    }
    awaitGone(system, all);
  }

  /** While one goes it holds its subnet, its security groups and the file system. */
  private void awaitGone(String system, List<String> targets) throws InterruptedException {
    if (targets.isEmpty()) {
      return;
    }
    tools
        .waiting()
        .until(
            "elasticfilesystem:DescribeMountTargets",
            "mount targets of " + system + " to go",
            TO_CHANGE,
            () ->
                all(system).stream().anyMatch(t -> targets.contains(t.mountTargetId()))
                    ? Optional.empty()
                    : Optional.of(true));
  }

  void awaitAvailable(String system, Progress progress) throws InterruptedException {
    tools
        .waiting()
        .until(
            "elasticfilesystem:DescribeMountTargets",
            "mount targets of " + system + " to become available",
            TO_CHANGE,
            () -> {
              long creating =
                  all(system).stream()
                      .filter(t -> t.lifeCycleState() == LifeCycleState.CREATING)
                      .count();
              if (creating == 0) {
                return Optional.of(true);
              }
              progress.status(creating + " mount targets are being made");
              return Optional.empty();
            });
  }
}
