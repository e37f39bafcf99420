package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.Tag;

/**
 * The {@code access_point} blocks of a file system. An access point carries the stack's mark, and
 * its block's name as its {@code Name}; those without the mark, which others made, are left alone.
 */
final class AccessPoints {
  private static final Set<String> GONE = Set.of("AccessPointNotFound");
  private static final Set<String> SYSTEM_GONE = Set.of("FileSystemNotFound");
  private static final String NAME = "Name";

  private final Tools tools;
  private final BlockSchema schema;

  AccessPoints(Tools tools) {
    this.tools = tools;
    schema = MountTargets.blockOf(tools, "access_point");
  }

  private EfsClient efs() {
    return tools.clients().efs();
  }

  List<AccessPointDescription> ofStack(String system) {
    return all(system).stream()
        .filter(point -> tags(point).containsKey(StackScope.STACK_TAG))
        .toList();
  }

  void refuseOthers(String operation, StackScope scope, String system) {
    List<String> others =
        all(system).stream()
            .filter(point -> !scope.stack().equals(tags(point).get(StackScope.STACK_TAG)))
            .map(point ->
                "access point %s, which belongs to %s"
                    .formatted(point.accessPointId(), Tags.of(tags(point)).owner()))
            .toList();
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal(operation, "File system " + system, others);
    }
  }

  private List<AccessPointDescription> all(String system) {
    var found =
        Call.unless(
            SYSTEM_GONE,
            "elasticfilesystem:DescribeAccessPoints",
            () ->
                efs()
                    .describeAccessPointsPaginator(r -> r.fileSystemId(system))
                    .accessPoints()
                    .stream()
                    .toList());
    return found == null
        ? List.of()
        : found.stream()
            .filter(p ->
                p.lifeCycleState() != LifeCycleState.DELETING
                    && p.lifeCycleState() != LifeCycleState.DELETED)
            .toList();
  }

  private static Map<String, String> tags(AccessPointDescription point) {
    return Tags.of(point.tags(), Tag::key, Tag::value).all();
  }

  private static String nameOf(AccessPointDescription point) {
    return tags(point).getOrDefault(NAME, point.accessPointId());
  }

  List<Value> blocks(List<AccessPointDescription> points) {
    return points.stream().<Value>map(this::block).toList();
  }

  private Value.ObjectOf block(AccessPointDescription point) {
    return LiveAttributes.of(SdkMapper.fromSdk(schema, point, Map.of()))
        .text("name", nameOf(point))
        .build();
  }

  static Value ids(List<AccessPointDescription> points) {
    return byName(points, AccessPointDescription::accessPointId);
  }

  static Value arns(List<AccessPointDescription> points) {
    return byName(points, AccessPointDescription::accessPointArn);
  }

  private static Value byName(
      List<AccessPointDescription> points, Function<AccessPointDescription, String> attribute) {
    SortedMap<String, Value> byName = new TreeMap<>();
    points.forEach(point -> byName.put(nameOf(point), new Value.Text(attribute.apply(point))));
    return new Value.MapOf(Type.STRING, byName);
  }

  /**
   * Makes them what the program says: new ones first, so that what fails leaves the old ones in
   * place. EFS changes none, so one that differs is made anew, with another id.
   */
  void set(StackScope scope, String system, DesiredResource desired) {
    Map<String, Value.Keyed> wanted = new TreeMap<>();
    for (Value.Keyed block : Values.blocks(desired.attributes(), "access_point")) {
      wanted.put(Values.required(block, "name"), block);
    }
    List<AccessPointDescription> there = ofStack(system);
    List<AccessPointDescription> kept =
        there.stream().filter(p -> isRequested(p, wanted.get(nameOf(p)))).toList();
    kept.forEach(point -> wanted.remove(nameOf(point)));
    wanted.forEach((name, block) -> create(scope, system, desired, name, block));
    there.stream().filter(p -> !kept.contains(p)).forEach(p -> delete(p.accessPointId()));
  }

  private boolean isRequested(AccessPointDescription point, Value.@Nullable Keyed block) {
    return block != null
        && request(block)
            .equals(
                CreateAccessPointRequest.builder()
                    .posixUser(point.posixUser())
                    .rootDirectory(
                        "/".equals(point.rootDirectory().path())
                                && point.rootDirectory().creationInfo() == null
                                && !block.has("root_directory")
                            ? null
                            : point.rootDirectory())
                    .build());
  }

  private CreateAccessPointRequest request(Value.Keyed block) {
    return SdkMapper.toSdk(schema, block, CreateAccessPointRequest.builder()).build();
  }

  private void create(
      StackScope scope, String system, DesiredResource desired, String name, Value.Keyed block) {
    SortedMap<String, String> tags =
        new TreeMap<>(TagChange.claiming(scope, desired.address(), "").put());
    tags.put(NAME, name);
    CreateAccessPointRequest request =
        request(block).toBuilder()
            .fileSystemId(system)
            .clientToken(token(desired, name))
            .tags(new Tags(tags).as(FileSystemKind::tag))
            .build();
    Call.unless(
        Set.of("AccessPointAlreadyExists"),
        "elasticfilesystem:CreateAccessPoint",
        () -> efs().createAccessPoint(request));
  }

  private static String token(DesiredResource desired, String name) {
    return UUID.nameUUIDFromBytes((desired.token() + " " + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void delete(String point) {
    Call.unless(
        GONE,
        "elasticfilesystem:DeleteAccessPoint",
        () -> efs().deleteAccessPoint(r -> r.accessPointId(point)));
  }
}
