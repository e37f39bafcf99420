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
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;

/**
 * A {@code load_balancer} block. Its attributes by key ({@code idle_timeout}, …) come in a call of
 * their own.
 */
final class LoadBalancerKind implements ResourceKind {
  private static final List<String> LOGS =
      List.of("access_logs", "connection_logs", "health_check_logs");

  private static final Set<String> GONE = Set.of("LoadBalancerNotFound");
  private static final Duration TO_BECOME_ACTIVE = Duration.ofMinutes(15);
  private static final Duration TO_LET_GO = Duration.ofMinutes(10);
  private static final int PER_CALL = 20;

  private final Tools tools;
  private final ElbSupport support;

  LoadBalancerKind(Tools tools) {
    this.tools = tools;
    support = new ElbSupport(tools.clients());
  }

  @Override
  public String name() {
    return "load_balancer";
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    return lives(inventory.elb().loadBalancers());
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    List<LoadBalancer> found = find(resources.stream().map(LiveResource::id).toList());
    return lives(support.owned(scope, name(), found, LoadBalancer::loadBalancerArn));
  }

  private List<LoadBalancer> find(List<String> arns) {
    return Batches.describe(
        arns,
        PER_CALL,
        GONE,
        batch ->
            Call.to(
                "elasticloadbalancing:DescribeLoadBalancers",
                () ->
                    support
                        .elb()
                        .describeLoadBalancersPaginator(r -> r.loadBalancerArns(batch))
                        .loadBalancers()
                        .stream()
                        .toList()));
  }

  private List<LiveResource> lives(List<Owned<LoadBalancer>> owned) {
    return Parallel.map(owned, o -> live(o.address(), o.object(), o.tags()));
  }

  private LiveResource live(ResourceAddress address, LoadBalancer balancer, Tags tags) {
    String arn = balancer.loadBalancerArn();
    var byKey =
        Call.to(
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            () -> support.elb().describeLoadBalancerAttributes(r -> r.loadBalancerArn(arn)));
    Value.ObjectOf attributes =
        LiveAttributes.of(tools.read(name(), balancer, Map.of("Name", "LoadBalancerName")))
            .all(tools.read(name(), byKey).entries())
            .texts(
                "subnets",
                balancer.availabilityZones().stream().map(AvailabilityZone::subnetId).toList())
            .blocks("subnet_mapping", mappings(balancer))
            .text("arn", arn)
            .text("arn_suffix", ElbSupport.suffix(arn, ":loadbalancer/"))
            .text("dns_name", balancer.dnsName())
            .text("zone_id", balancer.canonicalHostedZoneId())
            .text("vpc", balancer.vpcId())
            .put(TagChange.ATTRIBUTE, tags.value())
            .build();
    return new LiveResource(address, arn, canonical(attributes), "", true);
  }

  /** As they were asked for: a load balancer has an address of its own in each of its subnets. */
  private static List<Value> mappings(LoadBalancer balancer) {
    return balancer.availabilityZones().stream().map(LoadBalancerKind::mapping).toList();
  }

  private static Value mapping(AvailabilityZone zone) {
    LiveAttributes mapping = new LiveAttributes().text("subnet", zone.subnetId());
    zone.loadBalancerAddresses()
        .forEach(address ->
            mapping
                .text("elastic_ip", address.allocationId())
                .text("private_ipv4_address", address.privateIPv4Address())
                .text("ipv6_address", address.iPv6Address()));
    return mapping.build();
  }

  /** Where logs that are switched off would go is of no consequence; AWS keeps it. */
  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    LiveAttributes canonical = LiveAttributes.of(attributes);
    for (String logs : LOGS) {
      if (attributes.get(logs) instanceof Value.Keyed block
          && block.get("enabled").equals(new Value.Bool(false))) {
        canonical.without(logs);
      }
    }
    return canonical.build();
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return (ElbSupport.isArn(id) ? find(List.of(id)).stream().findFirst() : byName(id))
        .map(balancer -> found(address, balancer, support.tags(balancer.loadBalancerArn())));
  }

  private Found found(ResourceAddress address, LoadBalancer balancer, Tags tags) {
    return new Found(live(address, balancer, tags), tags);
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    support.retag(live, change);
  }

  /**
   * Looks by name first, and at the owner afterwards: a creating call with the name and settings of
   * an existing load balancer is answered with that one, whoever owns it.
   */
  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateLoadBalancerRequest request =
        tools
            .request(desired, CreateLoadBalancerRequest.builder())
            .tags(ElbSupport.tagged(scope, desired))
            .build();
    Optional<LoadBalancer> there = byName(request.name());
    LoadBalancer balancer = there.isPresent() ? there.get() : createOrFind(request);
    Tags tags = support.tags(balancer.loadBalancerArn());
    Ownership.require(
        scope,
        desired,
        "elasticloadbalancing:CreateLoadBalancer",
        "load balancer " + balancer.loadBalancerName(),
        balancer.loadBalancerArn(),
        tags);
    modifyAttributes(
        tools.change(desired, ModifyLoadBalancerAttributesRequest.builder()),
        balancer.loadBalancerArn());
    return live(desired.address(), balancer, tags);
  }

  private LoadBalancer createOrFind(CreateLoadBalancerRequest request) {
    try {
      return Call.to(
              "elasticloadbalancing:CreateLoadBalancer",
              () -> support.elb().createLoadBalancer(request))
          .loadBalancers()
          .getFirst();
    } catch (ProviderException refused) {
      if (!refused.code().equals("DuplicateLoadBalancerName")) {
        throw refused;
      }
      return byName(request.name()).orElseThrow(() -> refused);
    }
  }

  private Optional<LoadBalancer> byName(String name) {
    var found =
        Call.unless(
            GONE,
            "elasticloadbalancing:DescribeLoadBalancers",
            () -> support.elb().describeLoadBalancers(r -> r.names(name)));
    return found == null ? Optional.empty() : found.loadBalancers().stream().findFirst();
  }

  private void modifyAttributes(
      Optional<ModifyLoadBalancerAttributesRequest.Builder> change, String arn) {
    change.ifPresent(request ->
        Call.to(
            "elasticloadbalancing:ModifyLoadBalancerAttributes",
            () ->
                support.elb().modifyLoadBalancerAttributes(request.loadBalancerArn(arn).build())));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String arn = live.id();
    if (attributes.contains("subnets") || attributes.contains("subnet_mapping")) {
      SetSubnetsRequest request =
          tools
              .request(desired, SetSubnetsRequest.builder(), attributes)
              .loadBalancerArn(arn)
              .build();
      Call.to("elasticloadbalancing:SetSubnets", () -> support.elb().setSubnets(request));
    }
    if (attributes.contains("security_groups")) {
      SetSecurityGroupsRequest request =
          tools
              .request(desired, SetSecurityGroupsRequest.builder(), attributes)
              .loadBalancerArn(arn)
              .build();
      Call.to(
          "elasticloadbalancing:SetSecurityGroups", () -> support.elb().setSecurityGroups(request));
    }
    if (attributes.contains("ip_address_type")) {
      SetIpAddressTypeRequest request =
          tools
              .request(desired, SetIpAddressTypeRequest.builder(), attributes)
              .loadBalancerArn(arn)
              .build();
      Call.to(
          "elasticloadbalancing:SetIpAddressType", () -> support.elb().setIpAddressType(request));
    }
    modifyAttributes(
        tools.change(desired, ModifyLoadBalancerAttributesRequest.builder(), attributes), arn);
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      support.updateTags(live, desired);
    }
    return read(scope, live);
  }

  private LiveResource read(StackScope scope, LiveResource live) {
    return describe(scope, List.of(live)).stream()
        .findFirst()
        .orElseThrow(() -> Tools.vanished("elasticloadbalancing:DescribeLoadBalancers", live.id()));
  }

  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    tools
        .waiting()
        .until(
            "elasticloadbalancing:DescribeLoadBalancers",
            "load balancer " + live.text("name") + " to become active",
            TO_BECOME_ACTIVE,
            () -> active(live, progress));
    return read(scope, live);
  }

  private Optional<LoadBalancer> active(LiveResource live, Progress progress) {
    LoadBalancer balancer =
        find(List.of(live.id())).stream()
            .findFirst()
            .orElseThrow(
                () -> Tools.vanished("elasticloadbalancing:DescribeLoadBalancers", live.id()));
    progress.status(balancer.state().codeAsString());
    return switch (balancer.state().code()) {
      // Impaired: it routes, but could not scale.
      case ACTIVE, ACTIVE_IMPAIRED -> Optional.of(balancer);
      case PROVISIONING, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
      case FAILED ->
          throw new ProviderException(
              "LoadBalancerFailed",
              "elasticloadbalancing:CreateLoadBalancer",
              "Load balancer "
                  + live.text("name")
                  + " could not be set up: "
                  + balancer.state().reason());
    };
  }

  /**
   * Its interfaces stay some minutes longer, and with them its subnets and security groups are in
   * use.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    List<Listener> listeners =
        Call.unless(
            GONE,
            "elasticloadbalancing:DescribeListeners",
            () ->
                support
                    .elb()
                    .describeListenersPaginator(r -> r.loadBalancerArn(live.id()))
                    .listeners()
                    .stream()
                    .toList());
    support.refuseOthers(
        scope,
        "elasticloadbalancing:DeleteLoadBalancer",
        "Load balancer " + live.text("name"),
        "its listener",
        listeners == null ? List.of() : listeners.stream().map(Listener::listenerArn).toList());
    Call.unless(
        GONE,
        "elasticloadbalancing:DeleteLoadBalancer",
        () -> support.elb().deleteLoadBalancer(r -> r.loadBalancerArn(live.id())));
    String description = "ELB " + ElbSupport.suffix(live.id(), ":loadbalancer/");
    tools
        .waiting()
        .until(
            "ec2:DescribeNetworkInterfaces",
            "the network interfaces of load balancer " + live.text("name") + " to go",
            TO_LET_GO,
            () -> {
              int left = interfaces(description);
              if (left > 0) {
                progress.status(left + " network interfaces left");
              }
              return left == 0 ? Optional.of(true) : Optional.empty();
            });
  }

  private int interfaces(String description) {
    var filter = Ec2Kind.filter("description", List.of(description));
    return Call.to(
            "ec2:DescribeNetworkInterfaces",
            () -> tools.clients().ec2().describeNetworkInterfaces(r -> r.filters(filter)))
        .networkInterfaces()
        .size();
  }
}
