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
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** An {@code auto_scaling_group} block. */
final class AutoScalingGroupKind implements ResourceKind {
  static final String REFRESH = "instance_refresh";

  private static final String CREATE = "autoscaling:CreateAutoScalingGroup";
  private static final Set<String> GONE = Set.of("ValidationError");
  private static final Set<String> TEMPLATE =
      Set.of("launch_template", "launch_template_version", "override", "instances_distribution");

  /** New instance profiles and roles are known to EC2 Auto Scaling some seconds later. */
  private static final Duration TO_PROPAGATE = Duration.ofMinutes(2);

  /** Instances shut down, and those that drain finish first. */
  private static final Duration TO_TERMINATE = Duration.ofMinutes(20);

  private final Tools tools;

  AutoScalingGroupKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "auto_scaling_group";
  }

  private AutoScalingClient autoScaling() {
    return tools.clients().autoScaling();
  }

  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    StackScope scope = inventory.scope();
    Filter mine =
        Filter.builder().name("tag:" + StackScope.STACK_TAG).values(scope.stack()).build();
    return Call.to(
            "autoscaling:DescribeAutoScalingGroups",
            () ->
                autoScaling()
                    .describeAutoScalingGroupsPaginator(r -> r.filters(mine).maxRecords(100))
                    .autoScalingGroups()
                    .stream()
                    .toList())
        .stream()
        .flatMap(group -> live(scope, group).stream())
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return find(resources.stream().map(live -> live.text("name")).toList()).stream()
        .flatMap(group -> live(scope, group).stream())
        .toList();
  }

  private List<AutoScalingGroup> find(List<String> names) {
    return names.isEmpty()
        ? List.of()
        : Call.to(
            "autoscaling:DescribeAutoScalingGroups",
            () ->
                autoScaling()
                    .describeAutoScalingGroupsPaginator(r -> r.autoScalingGroupNames(names))
                    .autoScalingGroups()
                    .stream()
                    .toList());
  }

  private Optional<LiveResource> live(StackScope scope, AutoScalingGroup group) {
    return Owned.of(scope, name(), group, GroupTags.of(group))
        .map(owned -> live(owned.address(), group));
  }

  private LiveResource live(ResourceAddress address, AutoScalingGroup group) {
    String subnets = group.vpcZoneIdentifier();
    boolean tagged = !GroupTags.of(group).users().isEmpty();
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), MixedInstances.flattened(group)))
            .text("arn", group.autoScalingGroupARN())
            .texts(
                "subnets",
                subnets == null
                    ? List.of()
                    : Stream.of(subnets.split(",", -1)).filter(s -> !s.isBlank()).toList())
            .bool(GroupTags.PROPAGATE, tagged ? GroupTags.propagates(group) : null)
            .put(TagChange.ATTRIBUTE, GroupTags.of(group).value());
    scaling().read(group.autoScalingGroupName(), attributes);
    // A refresh is an act and not a state, so AWS has nothing to report of it; and of where its
    // tags go a group says something with each of them only.
    return new LiveResource(
        address,
        group.autoScalingGroupARN(),
        attributes.build(),
        "",
        true,
        tagged ? Set.of(REFRESH) : Set.of(REFRESH, GroupTags.PROPAGATE));
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return find(List.of(id.substring(id.lastIndexOf('/') + 1))).stream()
        .findFirst()
        .map(group -> new Found(live(address, group), GroupTags.of(group)));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    GroupTags.change(autoScaling(), live, change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateAutoScalingGroupRequest.Builder request =
        tools.request(desired, CreateAutoScalingGroupRequest.builder());
    String name = request.build().autoScalingGroupName();
    request
        .vpcZoneIdentifier(subnets(desired))
        .tags(GroupTags.forCreate(name, desired, Tags.forCreate(scope, desired)));
    CreateAutoScalingGroupRequest asked = MixedInstances.unflattened(request.build());
    try {
      onceKnown(() -> Call.to(CREATE, () -> autoScaling().createAutoScalingGroup(asked)));
    } catch (ProviderException refused) {
      List<AutoScalingGroup> there = find(List.of(name));
      if (!refused.code().startsWith("AlreadyExists") || there.isEmpty()) {
        throw refused;
      }
      Ownership.require(
          scope, desired, refused, "auto scaling group " + name, GroupTags.of(there.getFirst()));
    }
    scaling().set(name, Value.ObjectOf.EMPTY, desired.attributes());
    return readOne(desired.address(), name);
  }

  private GroupScaling scaling() {
    return new GroupScaling(tools);
  }

  /** Null where zones stand in their place. */
  private static @Nullable String subnets(DesiredResource desired) {
    List<String> subnets = Values.texts(desired.attributes(), "subnets");
    return subnets.isEmpty() ? null : String.join(",", subnets);
  }

  private void onceKnown(Waiting.Attempt<?> call) throws InterruptedException {
    tools
        .waiting()
        .retrying(
            refused ->
                refused.code().equals("ValidationError")
                    && refused.explanation().toLowerCase(Locale.ROOT).contains("instanceprofile"),
            TO_PROPAGATE,
            call);
  }

  private LiveResource readOne(ResourceAddress address, String name) {
    return find(List.of(name)).stream()
        .findFirst()
        .map(group -> live(address, group))
        .orElseThrow(() ->
            Tools.vanished("autoscaling:DescribeAutoScalingGroups", "auto scaling group " + name));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String name = live.text("name");
    boolean template = attributes.stream().anyMatch(TEMPLATE::contains);
    Set<String> sent = new HashSet<>(attributes);
    if (template) {
      // AWS takes them together, in one of two places.
      sent.addAll(TEMPLATE);
    }
    UpdateAutoScalingGroupRequest.Builder request =
        tools.request(desired, UpdateAutoScalingGroupRequest.builder(), sent);
    if (attributes.contains("subnets")) {
      request.vpcZoneIdentifier(subnets(desired));
    }
    boolean says = !request.build().equals(UpdateAutoScalingGroupRequest.builder().build());
    if (says) {
      UpdateAutoScalingGroupRequest asked =
          MixedInstances.unflattened(request.autoScalingGroupName(name).build());
      onceKnown(() ->
          Call.to(
              "autoscaling:UpdateAutoScalingGroup",
              () -> autoScaling().updateAutoScalingGroup(asked)));
    }
    if (attributes.contains(TagChange.ATTRIBUTE) || attributes.contains(GroupTags.PROPAGATE)) {
      GroupTags.update(autoScaling(), live, desired);
    }
    if (attributes.stream().anyMatch(GroupScaling.ATTRIBUTES::contains)) {
      scaling().set(name, live.attributes(), desired.attributes());
    }
    if (template) {
      InstanceRefreshes.start(autoScaling(), name, desired.attributes());
    }
    return readOne(live.address(), name);
  }

  /** Until it has the instances it wants, and until a refresh that was started is through. */
  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String name = live.text("name");
    new GroupReadiness(autoScaling(), tools.waiting(), name).await(progress);
    return readOne(live.address(), name);
  }

  /** By force: the plan showed it, and everything that ran on its instances is gone by now. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String name = live.text("name");
    Call.unless(
        GONE,
        "autoscaling:DeleteAutoScalingGroup",
        () ->
            autoScaling()
                .deleteAutoScalingGroup(r -> r.autoScalingGroupName(name).forceDelete(true)));
    tools
        .waiting()
        .until(
            "autoscaling:DescribeAutoScalingGroups",
            "the instances of auto scaling group " + name + " to terminate",
            TO_TERMINATE,
            () -> gone(name, progress));
  }

  private Optional<Boolean> gone(String name, Progress progress) {
    List<AutoScalingGroup> left = find(List.of(name));
    left.forEach(group ->
        progress.status("terminating, %d instances left".formatted(group.instances().size())));
    return left.isEmpty() ? Optional.of(true) : Optional.empty();
  }
}
