package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Batches;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/**
 * A {@code target_group} block. Its attributes by key ({@code deregistration_delay}, …) come in a
 * call of their own.
 */
final class TargetGroupKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("TargetGroupNotFound");
  private static final int PER_CALL = 20;

  /** A rule or listener that was just changed or deleted still counts for some seconds. */
  private static final Duration TO_LET_GO = Duration.ofMinutes(1);

  /**
   * So many are asked for their attributes, one call each; of more the tags are believed, so that a
   * plan costs pages and not target groups.
   */
  private static final int READ_AT_MOST = 20;

  private final Tools tools;
  private final ElbSupport support;

  TargetGroupKind(Tools tools) {
    this.tools = tools;
    support = new ElbSupport(tools.clients());
  }

  @Override
  public String name() {
    return "target_group";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    List<Owned<TargetGroup>> owned = inventory.elb().targetGroups();
    return tools.thorough() || owned.size() <= READ_AT_MOST
        ? lives(owned)
        : Parallel.map(owned, this::remembered);
  }

  private LiveResource remembered(Owned<TargetGroup> owned) {
    return TargetGroupMemory.read(owned.tags())
        .map(set -> live(owned.address(), owned.object(), tools.read(name(), set), owned.tags()))
        .orElseGet(() -> live(owned.address(), owned.object(), owned.tags()));
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<TargetGroup> found = byArns(resources.stream().map(LiveResource::id).toList());
    return lives(support.owned(scope, name(), found, TargetGroup::targetGroupArn));
  }

  private List<TargetGroup> byArns(List<String> arns) {
    return Batches.describe(
        arns,
        PER_CALL,
        GONE,
        batch ->
            Call.to(
                "elasticloadbalancing:DescribeTargetGroups",
                () ->
                    support
                        .elb()
                        .describeTargetGroupsPaginator(r -> r.targetGroupArns(batch))
                        .targetGroups()
                        .stream()
                        .toList()));
  }

  private List<LiveResource> lives(List<Owned<TargetGroup>> owned) {
    return Parallel.map(owned, o -> live(o.address(), o.object(), o.tags()));
  }

  private LiveResource live(ResourceAddress address, TargetGroup group, Tags tags) {
    String arn = group.targetGroupArn();
    var byKey =
        Call.to(
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            () -> support.elb().describeTargetGroupAttributes(r -> r.targetGroupArn(arn)));
    return live(address, group, tools.read(name(), byKey), tags);
  }

  /**
   * @param byKey what the group's attributes are
   */
  private LiveResource live(
      ResourceAddress address, TargetGroup group, Value.ObjectOf byKey, Tags tags) {
    String arn = group.targetGroupArn();
    Value.ObjectOf attributes =
        LiveAttributes.of(byKey)
            .all(tools.read(name(), group, Map.of("Name", "TargetGroupName")).entries())
            .text("arn", arn)
            .text("arn_suffix", arn.substring(arn.lastIndexOf(':') + 1))
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(address, arn, attributes, "", true);
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return (ElbSupport.isArn(id) ? byArns(List.of(id)) : byName(id))
        .stream()
            .findFirst()
            .map(group -> found(address, group, support.tags(group.targetGroupArn())));
  }

  private Found found(ResourceAddress address, TargetGroup group, Tags tags) {
    return new Found(live(address, group, tags), tags);
  }

  private List<TargetGroup> byName(String name) {
    var found =
        Call.unless(
            GONE,
            "elasticloadbalancing:DescribeTargetGroups",
            () -> support.elb().describeTargetGroups(r -> r.names(name)));
    return found == null ? List.of() : found.targetGroups();
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live, change);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateTargetGroupRequest.Builder request =
        tools
            .request(desired, CreateTargetGroupRequest.builder())
            .tags(ElbSupport.tagged(scope, desired));
    if (!desired.attributes().has("protocol")
        && !"lambda".equals(Values.text(desired.attributes(), "target_type"))) {
      // The schema's default, not the API's: that has none.
      request.protocol(ProtocolEnum.HTTP);
    }
    TargetGroup group = createOrFind(request.build());
    Tags tags = support.tags(group.targetGroupArn());
    Ownership.require(
        scope,
        desired,
        "elasticloadbalancing:CreateTargetGroup",
        "target group " + group.targetGroupName(),
        group.targetGroupArn(),
        tags);
    modifyAttributes(
        tools.change(desired, ModifyTargetGroupAttributesRequest.builder()),
        group.targetGroupArn());
    remember(desired, group.targetGroupArn());
    return live(desired.address(), group, desired.attributes(), tags);
  }

  private TargetGroup createOrFind(CreateTargetGroupRequest request) {
    try {
      return Call.to(
              "elasticloadbalancing:CreateTargetGroup",
              () -> support.elb().createTargetGroup(request))
          .targetGroups()
          .getFirst();
    } catch (ProviderException refused) {
      if (!refused.code().equals("DuplicateTargetGroupName")) {
        throw refused;
      }
      return byName(request.name()).stream().findFirst().orElseThrow(() -> refused);
    }
  }

  private void remember(DesiredResource desired, String arn) {
    List<TargetGroupAttribute> set =
        tools
            .change(desired, ModifyTargetGroupAttributesRequest.builder())
            .map(request -> request.build().attributes())
            .orElse(List.of());
    TargetGroupMemory.value(set)
        .ifPresentOrElse(
            value -> support.tag(arn, TargetGroupMemory.TAG, value),
            () -> support.untag(arn, TargetGroupMemory.TAG));
  }

  /** Whether there was anything to modify. */
  private boolean modifyAttributes(
      Optional<ModifyTargetGroupAttributesRequest.Builder> change, String arn) {
    change.ifPresent(request ->
        Call.to(
            "elasticloadbalancing:ModifyTargetGroupAttributes",
            () -> support.elb().modifyTargetGroupAttributes(request.targetGroupArn(arn).build())));
    return change.isPresent();
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    tools
        .change(desired, ModifyTargetGroupRequest.builder(), attributes)
        .ifPresent(request ->
            Call.to(
                "elasticloadbalancing:ModifyTargetGroup",
                () -> support.elb().modifyTargetGroup(request.targetGroupArn(live.id()).build())));
    if (modifyAttributes(
        tools.change(desired, ModifyTargetGroupAttributesRequest.builder(), attributes),
        live.id())) {
      remember(desired, live.id());
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("elasticloadbalancing:DescribeTargetGroups", live.id()));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    tools
        .waiting()
        .retrying(
            refused -> refused.code().equals("ResourceInUse"),
            TO_LET_GO,
            () -> {
              Call.unless(
                  GONE,
                  "elasticloadbalancing:DeleteTargetGroup",
                  () -> support.elb().deleteTargetGroup(r -> r.targetGroupArn(live.id())));
              return true;
            });
  }
}
