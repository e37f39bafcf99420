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
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleTransform;

/** A {@code listener_rule} block. */
final class ListenerRuleKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("RuleNotFound");
  private static final String TAKEN = "PriorityInUse";
  private static final String PRIORITY = "priority";
  private static final int PER_CALL = 20;

  private final Tools tools;
  private final ElbSupport support;
  private final Object changingPlaces = new Object();

  ListenerRuleKind(Tools tools) {
    this.tools = tools;
    support = new ElbSupport(tools.clients());
  }

  @Override
  public String name() {
    return "listener_rule";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return inventory.elb().rules().stream()
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<Rule> found = byArns(resources.stream().map(LiveResource::id).toList());
    return support.owned(scope, name(), found, Rule::ruleArn).stream()
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  private List<Rule> byArns(List<String> arns) {
    return Batches.describe(
        arns,
        PER_CALL,
        GONE,
        batch ->
            Call.to(
                "elasticloadbalancing:DescribeRules",
                () ->
                    support.elb().describeRulesPaginator(r -> r.ruleArns(batch)).rules().stream()
                        .toList()));
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    Tags tags = support.tags(id);
    return byArns(List.of(id)).stream()
        .findFirst()
        .map(rule -> new Found(live(address, rule, tags), tags));
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live, change);
  }

  private LiveResource live(ResourceAddress address, Rule rule, Tags tags) {
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), rule))
            .text("arn", rule.ruleArn())
            .text("listener", listener(rule.ruleArn()))
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(address, rule.ruleArn(), attributes, "", true);
  }

  /** AWS does not report it, but a rule's ARN is its listener's and one part more. */
  private static String listener(String ruleArn) {
    return ruleArn.substring(0, ruleArn.lastIndexOf('/')).replace(":listener-rule/", ":listener/");
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateRuleRequest request =
        tools
            .request(desired, CreateRuleRequest.builder())
            .tags(ElbSupport.tagged(scope, desired))
            .build();
    Rule rule = createOrFind(scope, desired, request);
    return live(desired.address(), rule, Tags.forCreate(scope, desired));
  }

  private Rule createOrFind(StackScope scope, DesiredResource desired, CreateRuleRequest request) {
    try {
      return Call.to("elasticloadbalancing:CreateRule", () -> support.elb().createRule(request))
          .rules()
          .getFirst();
    } catch (ProviderException refused) {
      if (!refused.code().equals(TAKEN)) {
        throw refused;
      }
      Rule there = holder(request.listenerArn(), request.priority()).orElseThrow(() -> refused);
      Ownership.require(
          scope,
          desired,
          refused,
          "rule with priority " + request.priority() + " on that listener",
          there.ruleArn(),
          support.tags(there.ruleArn()));
      return there;
    }
  }

  private Optional<Rule> holder(String listenerArn, int priority) {
    return Call.to(
            "elasticloadbalancing:DescribeRules",
            () ->
                support
                    .elb()
                    .describeRulesPaginator(r -> r.listenerArn(listenerArn))
                    .rules()
                    .stream()
                    .toList())
        .stream()
        .filter(rule -> Integer.toString(priority).equals(rule.priority()))
        .findFirst();
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(PRIORITY)) {
      setPriority(
          scope, live, Objects.requireNonNull(Values.number(desired.attributes(), PRIORITY)));
    }
    tools
        .change(desired, ModifyRuleRequest.builder(), attributes)
        .map(request -> withoutTransforms(request, attributes))
        .ifPresent(request ->
            Call.to(
                "elasticloadbalancing:ModifyRule",
                () -> support.elb().modifyRule(request.ruleArn(live.id()).build())));
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("elasticloadbalancing:DescribeRules", live.id()));
  }

  /** That there are none any more has a member of its own. */
  private static ModifyRuleRequest.Builder withoutTransforms(
      ModifyRuleRequest.Builder request, Set<String> attributes) {
    return attributes.contains("transform") && request.build().transforms().isEmpty()
        ? request.transforms((Collection<RuleTransform>) null).resetTransforms(true)
        : request;
  }

  /**
   * Where another rule of the stack holds the priority the two change places in one call; that
   * one's own update moves it on. One rule at a time: who reads while others change places would
   * change with the wrong one.
   */
  private void setPriority(StackScope scope, LiveResource live, int priority) {
    synchronized (changingPlaces) {
      changePlaces(scope, live, priority);
    }
  }

  private void changePlaces(StackScope scope, LiveResource live, int priority) {
    List<RulePriorityPair> pairs = new ArrayList<>(List.of(pair(live.id(), priority)));
    Optional<Rule> holder = holder(listener(live.id()), priority);
    if (holder.isPresent()) {
      if (holder.get().ruleArn().equals(live.id())) {
        return; // Another one's change has moved it there.
      }
      Tags tags = support.tags(holder.get().ruleArn());
      if (tags.addressIn(scope).isEmpty()) {
        throw new ProviderException(
            ProviderException.NOT_OWNED,
            "elasticloadbalancing:SetRulePriorities",
            "Priority "
                + priority
                + " on that listener is held by a rule that belongs to "
                + tags.owner()
                + ". Choose another one.");
      }
      // Its place now, not the one planned from: an earlier swap may have moved it.
      describeOne(live.id())
          .map(Rule::priority)
          .ifPresent(now -> pairs.add(pair(holder.get().ruleArn(), Integer.parseInt(now))));
    }
    Call.to(
        "elasticloadbalancing:SetRulePriorities",
        () -> support.elb().setRulePriorities(r -> r.rulePriorities(pairs)));
  }

  private Optional<Rule> describeOne(String arn) {
    return Call.to(
            "elasticloadbalancing:DescribeRules",
            () -> support.elb().describeRules(r -> r.ruleArns(arn)))
        .rules()
        .stream()
        .findFirst();
  }

  private static RulePriorityPair pair(String arn, int priority) {
    return RulePriorityPair.builder().ruleArn(arn).priority(priority).build();
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    Call.unless(
        GONE,
        "elasticloadbalancing:DeleteRule",
        () -> support.elb().deleteRule(r -> r.ruleArn(live.id())));
  }
}
