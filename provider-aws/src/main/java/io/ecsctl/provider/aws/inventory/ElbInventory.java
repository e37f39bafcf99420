package io.ecsctl.provider.aws.inventory;

import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * The stack's load balancers and what hangs on them. Load balancers and target groups are found by
 * the tag index; listeners through their load balancer and rules through their listener, which also
 * sees those that the index has not heard of yet, and those on load balancers of others by the
 * index.
 */
public final class ElbInventory {
  private static final String SERVICE = "elasticloadbalancing";
  private static final int PER_CALL = 20;

  private final AwsClients clients;
  private final StackScope scope;
  private final Supplier<TagIndex> index;
  private final Memo<List<Owned<LoadBalancer>>> loadBalancers = new Memo<>(this::readLoadBalancers);
  private final Memo<List<Listener>> ownListeners = new Memo<>(this::readListeners);
  private final Memo<List<Owned<Listener>>> listeners =
      new Memo<>(() -> owned("listener", this.ownListeners.get(), Listener::listenerArn));

  ElbInventory(AwsClients clients, StackScope scope, Supplier<TagIndex> index) {
    this.clients = clients;
    this.scope = scope;
    this.index = index;
  }

  public List<Owned<LoadBalancer>> loadBalancers() {
    return loadBalancers.get();
  }

  public List<Owned<Listener>> listeners() {
    return listeners.get();
  }

  public List<Owned<TargetGroup>> targetGroups() {
    List<TargetGroup> found =
        index.get().complete()
            ? Batches.describe(
                index.get().arns(SERVICE, "targetgroup/"),
                PER_CALL,
                Set.of("TargetGroupNotFound"),
                arns ->
                    Call.to(
                        "elasticloadbalancing:DescribeTargetGroups",
                        () ->
                            clients
                                .elb()
                                .describeTargetGroupsPaginator(r -> r.targetGroupArns(arns))
                                .targetGroups()
                                .stream()
                                .toList()))
            : Call.to(
                "elasticloadbalancing:DescribeTargetGroups",
                () ->
                    clients.elb().describeTargetGroupsPaginator().targetGroups().stream().toList());
    return owned("target_group", found, TargetGroup::targetGroupArn);
  }

  public List<Owned<Rule>> rules() {
    Set<String> parents = new TreeSet<>();
    ownListeners.get().forEach(listener -> parents.add(listener.listenerArn()));
    // arn:…:listener-rule/app/NAME/LB/LISTENER/RULE hangs on arn:…:listener/app/NAME/LB/LISTENER.
    index.get().arns(SERVICE, "listener-rule/").stream()
        .map(arn -> parent(arn).replace(":listener-rule/", ":listener/"))
        .forEach(parents::add);
    List<Rule> rules =
        Parallel.map(parents, this::rulesOf).stream()
            .flatMap(List::stream)
            .filter(rule -> !rule.isDefault())
            .toList();
    return owned("listener_rule", rules, Rule::ruleArn);
  }

  private List<Rule> rulesOf(String listenerArn) {
    List<Rule> rules =
        Call.unless(
            Set.of("ListenerNotFound"),
            "elasticloadbalancing:DescribeRules",
            () ->
                clients
                    .elb()
                    .describeRulesPaginator(r -> r.listenerArn(listenerArn))
                    .rules()
                    .stream()
                    .toList());
    return rules == null ? List.of() : rules;
  }

  private List<Owned<LoadBalancer>> readLoadBalancers() {
    List<LoadBalancer> found =
        index.get().complete()
            ? Batches.describe(
                index.get().arns(SERVICE, "loadbalancer/").stream()
                    .filter(
                        arn -> arn.split("/", -1).length == 4) // classic ones are loadbalancer/NAME
                    .toList(),
                PER_CALL,
                Set.of("LoadBalancerNotFound"),
                arns ->
                    Call.to(
                        "elasticloadbalancing:DescribeLoadBalancers",
                        () ->
                            clients
                                .elb()
                                .describeLoadBalancersPaginator(r -> r.loadBalancerArns(arns))
                                .loadBalancers()
                                .stream()
                                .toList()))
            : Call.to(
                "elasticloadbalancing:DescribeLoadBalancers",
                () ->
                    clients.elb().describeLoadBalancersPaginator().loadBalancers().stream()
                        .toList());
    return owned("load_balancer", found, LoadBalancer::loadBalancerArn);
  }

  private List<Listener> readListeners() {
    Set<String> parents = new TreeSet<>();
    loadBalancers().forEach(owned -> parents.add(owned.object().loadBalancerArn()));
    // arn:…:listener/app/NAME/LB/LISTENER hangs on arn:…:loadbalancer/app/NAME/LB.
    index.get().arns(SERVICE, "listener/").stream()
        .map(arn -> parent(arn).replace(":listener/", ":loadbalancer/"))
        .forEach(parents::add);
    return Parallel.map(parents, this::listenersOf).stream().flatMap(List::stream).toList();
  }

  private List<Listener> listenersOf(String loadBalancerArn) {
    List<Listener> listeners =
        Call.unless(
            Set.of("LoadBalancerNotFound"),
            "elasticloadbalancing:DescribeListeners",
            () ->
                clients
                    .elb()
                    .describeListenersPaginator(r -> r.loadBalancerArn(loadBalancerArn))
                    .listeners()
                    .stream()
                    .toList());
    return listeners == null ? List.of() : listeners;
  }

  private static String parent(String arn) {
    return arn.substring(0, arn.lastIndexOf('/'));
  }

  private <T> List<Owned<T>> owned(String kind, List<T> objects, Function<T, String> arn) {
    Map<String, Tags> tags = tags(objects.stream().map(arn).toList());
    return objects.stream()
        .flatMap(object ->
            Owned.of(scope, kind, object, tags.getOrDefault(arn.apply(object), Tags.NONE)).stream())
        .toList();
  }

  private Map<String, Tags> tags(Collection<String> arns) {
    Map<String, Tags> known = new HashMap<>(index.get().byArn());
    List<String> unknown = arns.stream().filter(arn -> !known.containsKey(arn)).toList();
    readTags(clients, unknown).forEach(known::put);
    return known;
  }

  /** By ARN; objects that are gone are absent. */
  public static Map<String, Tags> readTags(AwsClients clients, Collection<String> arns) {
    Map<String, Tags> tags = new HashMap<>();
    Set<String> gone =
        Set.of("LoadBalancerNotFound", "TargetGroupNotFound", "ListenerNotFound", "RuleNotFound");
    Stream<TagDescription> described =
        Batches.describe(
            arns,
            PER_CALL,
            gone,
            batch ->
                Call.to(
                        "elasticloadbalancing:DescribeTags",
                        () -> clients.elb().describeTags(r -> r.resourceArns(batch)))
                    .tagDescriptions())
            .stream();
    described.forEach(d -> tags.put(d.resourceArn(), Tags.of(d.tags(), Tag::key, Tag::value)));
    return tags;
  }
}
