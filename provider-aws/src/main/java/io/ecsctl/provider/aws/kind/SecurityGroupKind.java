package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Gathered;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * A {@code security_group} block. The group is made without rules, which come in a step of their
 * own: so two groups can refer to each other. The rule that EC2 puts into a new group, which lets
 * everything out, is taken away, by that step where there is one, else at once: what is written is
 * all there is. Nothing carries the group before.
 */
final class SecurityGroupKind extends Ec2Kind<SecurityGroup> {
  private static final String DUPLICATE = "InvalidGroup.Duplicate";

  private final SecurityRules rules;

  /** By stack: while many groups go, one answer does for all that ask at once. */
  private final Gathered<List<SecurityGroup>> byStack =
      new Gathered<>(Integer.MAX_VALUE, this::mapByStack);

  SecurityGroupKind(Tools tools) {
    super(tools);
    rules = new SecurityRules(tools.clients());
  }

  @Override
  public String name() {
    return "security_group";
  }

  @Override
  String idFilter() {
    return "group-id";
  }

  @Override
  List<SecurityGroup> find(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeSecurityGroups",
        () ->
            ec2().describeSecurityGroupsPaginator(r -> r.filters(filters)).securityGroups().stream()
                .toList());
  }

  @Override
  String id(SecurityGroup group) {
    return group.groupId();
  }

  @Override
  List<Tag> tags(SecurityGroup group) {
    return group.tags();
  }

  @Override
  Value.ObjectOf attributes(SecurityGroup group) {
    return LiveAttributes.of(tools.read(name(), group))
        .text("id", group.groupId())
        .text("arn", tools.ec2Arn(group.ownerId(), "security-group/" + group.groupId()))
        .blocks("ingress", blocks(group.ipPermissions(), "from"))
        .blocks("egress", blocks(group.ipPermissionsEgress(), "to"))
        .build();
  }

  private static List<Value> blocks(List<IpPermission> permissions, String peers) {
    return SecurityBlocks.merge(
        SecurityRule.ofPermissions(permissions).stream().map(rule -> rule.block(peers)).toList(),
        peers);
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    return SecurityBlocks.canonical(
        SecurityBlocks.canonical(attributes, "ingress", "from"), "egress", "to");
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateSecurityGroupRequest request =
        tools
            .request(desired, CreateSecurityGroupRequest.builder())
            .tagSpecifications(tagged(ResourceType.SECURITY_GROUP, scope, desired))
            .build();
    String id = createOrFind(scope, desired, request);
    SecurityGroup created =
        tools
            .waiting()
            .until("ec2:DescribeSecurityGroups", id + " to appear", TO_APPEAR, () -> byId(id));
    if (desired.later().contains("egress")) {
      return live(desired.address(), created);
    }
    rules.revoke(SecurityRules.Direction.EGRESS, id, created.ipPermissionsEgress());
    return live(desired.address(), created.toBuilder().ipPermissionsEgress(List.of()).build());
  }

  private Map<String, List<SecurityGroup>> mapByStack(List<String> stacks) {
    return stacks.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                stack -> find(List.of(filter("tag:" + StackScope.STACK_TAG, List.of(stack))))));
  }

  private String createOrFind(
      StackScope scope, DesiredResource desired, CreateSecurityGroupRequest request) {
    try {
      return Call.to("ec2:CreateSecurityGroup", () -> ec2().createSecurityGroup(request)).groupId();
    } catch (ProviderException refused) {
      if (!refused.code().equals(DUPLICATE)) {
        throw refused;
      }
      SecurityGroup there =
          find(
                  List.of(
                      filter("group-name", List.of(request.groupName())),
                      filter("vpc-id", List.of(request.vpcId()))))
              .stream()
              .findFirst()
              .orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "security group " + request.groupName(),
          there.groupId(),
          Tags.of(there.tags(), Tag::key, Tag::value));
      return there.groupId();
    }
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains("ingress")) {
      rules.change(
          SecurityRules.Direction.INGRESS,
          live.id(),
          rules(live.attributes(), "ingress", "from"),
          rules(desired.attributes(), "ingress", "from"));
    }
    if (attributes.contains("egress")) {
      rules.change(
          SecurityRules.Direction.EGRESS,
          live.id(),
          rules(live.attributes(), "egress", "to"),
          rules(desired.attributes(), "egress", "to"));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    LiveAttributes now = LiveAttributes.of(live.attributes());
    attributes.forEach(name -> now.put(name, desired.attributes().get(name)));
    return new LiveResource(live.address(), live.id(), now.build(), "", true);
  }

  private static List<SecurityRule> rules(Value.ObjectOf attributes, String name, String peers) {
    return SecurityRule.ofBlocks(Values.blocks(attributes, name), peers);
  }

  @Override
  Stream<String> users(String id) {
    StillUsing using = new StillUsing(ec2());
    return Stream.concat(using.interfaces("group-id", id), using.groupsNaming(id));
  }

  /**
   * Rules of the stack's other groups that refer to this one go first, as EC2 wants; two groups may
   * refer to each other.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    byStack
        .read(scope.stack())
        .ifPresent(groups -> groups.forEach(group -> rules.revokeReferences(group, live.id())));
    delete(
        live.id(),
        "InvalidGroup.NotFound",
        "ec2:DeleteSecurityGroup",
        () -> ec2().deleteSecurityGroup(r -> r.groupId(live.id())));
  }
}
