package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;

/**
 * A {@code file_system} block. Mount targets and access points are objects of their own to EFS,
 * which nothing else refers to by more than an id, so they live and go with their file system.
 */
final class FileSystemKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("FileSystemNotFound");
  private static final Duration TO_CREATE = Duration.ofMinutes(10);
  private static final String TARGETS = "mount_target";
  private static final String POINTS = "access_point";

  private final Tools tools;

  FileSystemKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "file_system";
  }

  private EfsClient efs() {
    return tools.clients().efs();
  }

  private MountTargets targets() {
    return new MountTargets(tools);
  }

  private AccessPoints points() {
    return new AccessPoints(tools);
  }

  private FileSystemSettings settings() {
    return new FileSystemSettings(efs(), tools.schemaOf(name()).body());
  }

  /**
   * All of the region's, with their tags, a hundred a call; then what belongs to the stack's own.
   */
  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return Parallel.map(
        all().stream()
            .flatMap(s -> Owned.of(inventory.scope(), name(), s, tags(s)).stream())
            .toList(),
        owned -> live(owned.address(), owned.object()));
  }

  private List<FileSystemDescription> all() {
    return Call.to(
            "elasticfilesystem:DescribeFileSystems",
            () -> efs().describeFileSystemsPaginator().fileSystems().stream().toList())
        .stream()
        .filter(FileSystemKind::isThere)
        .toList();
  }

  private static boolean isThere(FileSystemDescription system) {
    return system.lifeCycleState() != LifeCycleState.DELETING
        && system.lifeCycleState() != LifeCycleState.DELETED;
  }

  private static Tags tags(FileSystemDescription system) {
    return Tags.of(system.tags(), Tag::key, Tag::value);
  }

  private Optional<FileSystemDescription> byId(String id) {
    var found =
        Call.unless(
            GONE,
            "elasticfilesystem:DescribeFileSystems",
            () -> efs().describeFileSystems(r -> r.fileSystemId(idOf(id))));
    return found == null
        ? Optional.empty()
        : found.fileSystems().stream().filter(FileSystemKind::isThere).findFirst();
  }

  /** {@code fs-1} of {@code arn:aws:elasticfilesystem:REGION:ACCOUNT:file-system/fs-1}. */
  private static String idOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return Parallel.map(resources, live -> byId(live.id())).stream()
        .flatMap(Optional::stream)
        .flatMap(s -> Owned.of(scope, name(), s, tags(s)).stream())
        .map(owned -> live(owned.address(), owned.object()))
        .toList();
  }

  /** By ARN or id. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return idOf(id).startsWith("fs-")
        ? byId(id).map(system -> new Found(live(address, system), tags(system)))
        : Optional.empty();
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.text("id"), change);
  }

  private LiveResource live(ResourceAddress address, FileSystemDescription system) {
    String id = system.fileSystemId();
    List<AccessPointDescription> points = points().ofStack(id);
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), system))
            .text("arn", system.fileSystemArn())
            .text("id", id)
            .text("dns_name", dnsName(id))
            .text(
                FileSystemSettings.PROTECTION,
                system.fileSystemProtection() == null
                    ? null
                    : system.fileSystemProtection().replicationOverwriteProtectionAsString())
            .blocks(TARGETS, targets().blocks(id))
            .blocks(POINTS, points().blocks(points))
            .put("access_point_ids", AccessPoints.ids(points))
            .put("access_point_arns", AccessPoints.arns(points))
            .put(TagChange.ATTRIBUTE, tags(system).value());
    settings().read(id, attributes);
    return new LiveResource(
        address,
        system.fileSystemArn(),
        canonical(attributes.build()),
        "",
        true,
        // Which types of address a mount target has, EFS tells by its addresses only.
        Set.of("mount_target.ip_address_type"));
  }

  private String dnsName(String id) {
    String region = tools.clients().region();
    return "%s.efs.%s.%s"
        .formatted(id, region, Region.of(region).metadata().partition().dnsSuffix());
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return PolicyAttribute.RESOURCE.canonical(attributes);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    SortedMap<String, String> tags = new TreeMap<>(Tags.forCreate(scope, desired).all());
    tags.putAll(AttachedSubnets.tags(MountTargets.subnets(desired.attributes())));
    CreateFileSystemRequest request =
        tools
            .request(desired, CreateFileSystemRequest.builder())
            .creationToken(tools.token(desired))
            .tags(new Tags(tags).as(FileSystemKind::tag))
            .build();
    String id = createOrFind(request);
    awaitAvailable(id);
    settings().write(id, desired, desired.attributes().entries().keySet());
    points().set(scope, id, desired);
    targets().set(id, desired);
    return readOne(desired, id);
  }

  /** The same token is the same file system. */
  private String createOrFind(CreateFileSystemRequest request) {
    try {
      return Call.to("elasticfilesystem:CreateFileSystem", () -> efs().createFileSystem(request))
          .fileSystemId();
    } catch (ProviderException refused) {
      if (!refused.code().equals("FileSystemAlreadyExists")) {
        throw refused;
      }
      return Call.to(
              "elasticfilesystem:DescribeFileSystems",
              () -> efs().describeFileSystems(r -> r.creationToken(request.creationToken())))
          .fileSystems()
          .stream()
          .findFirst()
          .map(FileSystemDescription::fileSystemId)
          .orElseThrow(() -> refused);
    }
  }

  /** Before, EFS takes neither mount targets nor access points. */
  private void awaitAvailable(String id) throws InterruptedException {
    tools
        .waiting()
        .until(
            "elasticfilesystem:DescribeFileSystems",
            "file system " + id + " to become available",
            TO_CREATE,
            () -> byId(id).filter(s -> s.lifeCycleState() == LifeCycleState.AVAILABLE));
  }

  private LiveResource readOne(DesiredResource desired, String id) {
    return byId(id)
        .map(system -> live(desired.address(), system))
        .orElseThrow(
            () -> Tools.vanished("elasticfilesystem:DescribeFileSystems", "file system " + id));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String id = live.text("id");
    awaitAvailable(id);
    tools
        .change(desired, UpdateFileSystemRequest.builder(), attributes)
        .ifPresent(request ->
            Call.to(
                "elasticfilesystem:UpdateFileSystem",
                () -> efs().updateFileSystem(request.fileSystemId(id).build())));
    settings().write(id, desired, attributes);
    if (attributes.contains(POINTS)) {
      points().set(scope, id, desired);
    }
    if (attributes.contains(TARGETS)) {
      remember(live, desired);
      targets().set(id, desired);
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(id, TagChange.between(live, desired));
    }
    return readOne(desired, id);
  }

  /** Before anything is done: it knows its own mount targets, and those of others stay. */
  private void remember(LiveResource live, DesiredResource desired) {
    String id = live.text("id");
    Set<String> all = new TreeSet<>(MountTargets.subnets(live.attributes()));
    Set<String> shall = Set.copyOf(MountTargets.subnets(desired.attributes()));
    byId(id)
        .ifPresent(system -> {
          targets()
              .refuseOthers(
                  "elasticfilesystem:DeleteMountTarget",
                  id,
                  tags(system),
                  subnet -> !shall.contains(subnet));
          all.addAll(shall);
          updateTags(id, AttachedSubnets.change(tags(system), all));
        });
  }

  /** What it has when it is taken over is the stack's from then on. */
  @Override
  public void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash) {
    SortedMap<String, String> marks =
        new TreeMap<>(TagChange.claiming(scope, address, contentHash).put());
    marks.putAll(AttachedSubnets.tags(MountTargets.subnets(live.attributes())));
    retag(live, new TagChange(marks, List.of()));
  }

  private void updateTags(String id, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "elasticfilesystem:TagResource",
          () ->
              efs()
                  .tagResource(r -> r.resourceId(id).tags(change.added().as(FileSystemKind::tag))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "elasticfilesystem:UntagResource",
          () -> efs().untagResource(r -> r.resourceId(id).tagKeys(change.remove())));
    }
  }

  static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** Tasks mount it through its mount targets. */
  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    targets().awaitAvailable(live.text("id"), progress);
    return live;
  }

  /**
   * EFS deletes it only without mount targets; access points go with it, those of others too if
   * nobody looked.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String id = live.text("id");
    Optional<FileSystemDescription> system = byId(id);
    if (system.isEmpty()) {
      return;
    }
    String call = "elasticfilesystem:DeleteFileSystem";
    points().refuseOthers(call, scope, id);
    targets().refuseOthers(call, id, tags(system.get()), _ -> true);
    targets().deleteAll(id, progress);
    Call.unless(GONE, call, () -> efs().deleteFileSystem(r -> r.fileSystemId(id)));
    tools
        .waiting()
        .until(
            "elasticfilesystem:DescribeFileSystems",
            "file system " + id + " to go",
            TO_CREATE,
            () -> byId(id).isPresent() ? Optional.empty() : Optional.of(true));
  }
}
