package io.ecsctl.provider.aws.sandbox.elb;

import io.ecsctl.provider.aws.sandbox.ec2.Ec2Tables;
import io.ecsctl.provider.aws.sandbox.ec2.NetworkInterfaces;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AllocationIdNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSecurityGroupException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSubnetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAddress;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetNotFoundException;

/**
 * Load balancers: provisioning, then active. They put an interface into each subnet, which outlives
 * them by some seconds.
 */
final class LoadBalancers {
  private static final Duration PROVISIONING = Duration.ofSeconds(20);
  private static final Duration RELEASE = Duration.ofSeconds(10);

  private final ElbApi api;
  private final Listeners listeners;
  private final Ec2Tables network;
  private final NetworkInterfaces interfaces;

  LoadBalancers(ElbApi api, Listeners listeners) {
    this.api = api;
    this.listeners = listeners;
    network = new Ec2Tables(api.backend());
    interfaces = new NetworkInterfaces(api.backend(), network);
  }

  CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
    api.checkName("Load balancer", request.name());
    boolean application = request.type() != LoadBalancerTypeEnum.NETWORK;
    String scheme = Objects.requireNonNullElse(request.schemeAsString(), "internet-facing");
    List<Subnet> subnets =
        subnets(subnetIds(request.subnets(), request.subnetMappings()), application);
    checkGroups(request.securityGroups());
    String vpc = subnets.getFirst().vpcId();
    if (scheme.equals("internet-facing") && !network.hasInternetGateway(vpc)) {
      throw api.endpoint()
          .error(
              InvalidSubnetException.builder(),
              "InvalidSubnet",
              "VPC %s has no internet gateway",
              vpc);
    }
    Backend backend = api.backend();
    Optional<LoadBalancer> same =
        api.balancers().where(b -> b.loadBalancerName().equals(request.name())).stream()
            .findFirst();
    if (same.isPresent()) {
      // With the same settings the call succeeds again and answers with what exists.
      return CreateLoadBalancerResponse.builder()
          .loadBalancers(current(requireSame(same.get(), request, subnets, scheme)))
          .build();
    }
    String arn =
        backend.arn(
            "elasticloadbalancing",
            "loadbalancer/%s/%s/%s"
                .formatted(application ? "app" : "net", request.name(), backend.hex16()));
    LoadBalancer balancer =
        LoadBalancer.builder()
            .loadBalancerArn(arn)
            .loadBalancerName(request.name())
            .dnsName(
                "%s%s-%d.%s.elb.amazonaws.com"
                    .formatted(
                        scheme.equals("internal") ? "internal-" : "",
                        request.name(),
                        1_000_000_000L + backend.next(),
                        backend.region()))
            .canonicalHostedZoneId("Z00000000SANDBOX")
            .createdTime(backend.now())
            .scheme(scheme)
            .type(application ? LoadBalancerTypeEnum.APPLICATION : LoadBalancerTypeEnum.NETWORK)
            .vpcId(vpc)
            .securityGroups(groups(request, vpc, application))
            .ipAddressType(Objects.requireNonNullElse(request.ipAddressTypeAsString(), "ipv4"))
            .availabilityZones(zones(subnets, request.subnetMappings()))
            .build();
    api.balancers().put(arn, balancer);
    attach(balancer, subnets);
    api.tag(arn, request.tags());
    return CreateLoadBalancerResponse.builder().loadBalancers(current(balancer)).build();
  }

  private static List<String> subnetIds(List<String> subnets, List<SubnetMapping> mappings) {
    return mappings.isEmpty() ? subnets : mappings.stream().map(SubnetMapping::subnetId).toList();
  }

  private List<String> groups(CreateLoadBalancerRequest request, String vpc, boolean application) {
    if (request.hasSecurityGroups() || !application) {
      return request.securityGroups();
    }
    return network
        .groups()
        .where(group -> group.vpcId().equals(vpc) && group.groupName().equals("default"))
        .stream()
        .map(group -> group.groupId())
        .toList();
  }

  private LoadBalancer requireSame(
      LoadBalancer before, CreateLoadBalancerRequest request, List<Subnet> subnets, String scheme) {
    boolean same =
        before.schemeAsString().equals(scheme)
            && new HashSet<>(before.availabilityZones())
                .equals(new HashSet<>(zones(subnets, request.subnetMappings())))
            && (!request.hasSecurityGroups()
                || new HashSet<>(before.securityGroups())
                    .equals(new HashSet<>(request.securityGroups())));
    if (!same) {
      throw api.endpoint()
          .error(
              DuplicateLoadBalancerNameException.builder(),
              "DuplicateLoadBalancerName",
              "A load balancer with the same name '%s' exists, but with different settings",
              request.name());
    }
    return before;
  }

  private List<Subnet> subnets(List<String> ids, boolean application) {
    List<Subnet> subnets = new ArrayList<>();
    for (String id : ids) {
      subnets.add(
          network
              .subnets()
              .find(id)
              .orElseThrow(() ->
                  api.endpoint()
                      .error(
                          SubnetNotFoundException.builder(),
                          "SubnetNotFound",
                          "The subnet ID '%s' does not exist",
                          id)));
    }
    long zones = subnets.stream().map(Subnet::availabilityZone).distinct().count();
    if (zones < subnets.size()) {
      throw api.endpoint()
          .error(
              "InvalidConfigurationRequest",
              "A load balancer cannot be attached to multiple subnets in the same Availability"
                  + " Zone");
    }
    if (subnets.isEmpty() || (application && zones < 2)) {
      throw api.invalid(
          "At least two subnets in two different Availability Zones must be specified");
    }
    return subnets;
  }

  private void checkGroups(List<String> ids) {
    for (String id : ids) {
      if (!network.groups().contains(id)) {
        throw api.endpoint()
            .error(
                InvalidSecurityGroupException.builder(),
                "InvalidSecurityGroup",
                "The security group '%s' does not exist",
                id);
      }
    }
  }

  private List<AvailabilityZone> zones(List<Subnet> subnets, List<SubnetMapping> mappings) {
    return subnets.stream()
        .map(subnet ->
            AvailabilityZone.builder()
                .zoneName(subnet.availabilityZone())
                .subnetId(subnet.subnetId())
                .loadBalancerAddresses(
                    mappings.stream()
                        .filter(mapping -> mapping.subnetId().equals(subnet.subnetId()))
                        .flatMap(this::addresses)
                        .toList())
                .build())
        .toList();
  }

  /** Only addresses that were asked for are told. */
  private Stream<LoadBalancerAddress> addresses(SubnetMapping mapping) {
    if (mapping.allocationId() == null && mapping.privateIPv4Address() == null) {
      return Stream.of();
    }
    LoadBalancerAddress.Builder address =
        LoadBalancerAddress.builder()
            .allocationId(mapping.allocationId())
            .privateIPv4Address(mapping.privateIPv4Address());
    if (mapping.allocationId() != null) {
      address.ipAddress(
          network
              .addresses()
              .find(mapping.allocationId())
              .orElseThrow(() ->
                  api.endpoint()
                      .error(
                          AllocationIdNotFoundException.builder(),
                          "AllocationIdNotFound",
                          "The allocation IDs '%s' do not exist",
                          mapping.allocationId()))
              .publicIp());
    }
    return Stream.of(address.build());
  }

  private void attach(LoadBalancer balancer, List<Subnet> subnets) {
    subnets.forEach(subnet ->
        interfaces.attach(
            subnet,
            balancer.securityGroups(),
            description(balancer),
            !balancer.schemeAsString().equals("internal")));
  }

  private static String description(LoadBalancer balancer) {
    String arn = balancer.loadBalancerArn();
    return "ELB " + arn.substring(arn.indexOf("loadbalancer/") + "loadbalancer/".length());
  }

  private LoadBalancer current(LoadBalancer balancer) {
    boolean ready = !api.backend().now().isBefore(balancer.createdTime().plus(PROVISIONING));
    return balancer.toBuilder()
        .state(state ->
            state.code(ready ? LoadBalancerStateEnum.ACTIVE : LoadBalancerStateEnum.PROVISIONING))
        .build();
  }

  DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
    request.loadBalancerArns().forEach(api::requireBalancer);
    for (String name : request.names()) {
      if (!api.balancers().any(b -> b.loadBalancerName().equals(name))) {
        throw api.endpoint()
            .error(
                LoadBalancerNotFoundException.builder(),
                "LoadBalancerNotFound",
                "Load balancers '[%s]' not found",
                name);
      }
    }
    List<LoadBalancer> wanted =
        api.balancers()
            .where(b ->
                (request.loadBalancerArns().isEmpty()
                        || request.loadBalancerArns().contains(b.loadBalancerArn()))
                    && (request.names().isEmpty()
                        || request.names().contains(b.loadBalancerName())));
    var page = api.endpoint().page(wanted, request.marker(), request.pageSize(), ElbApi.PAGE);
    return DescribeLoadBalancersResponse.builder()
        .loadBalancers(page.items().stream().map(this::current).toList())
        .nextMarker(page.next())
        .build();
  }

  SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
    LoadBalancer before = api.requireBalancer(request.loadBalancerArn());
    List<Subnet> subnets =
        subnets(
            subnetIds(request.subnets(), request.subnetMappings()),
            before.type() == LoadBalancerTypeEnum.APPLICATION);
    LoadBalancer after =
        before.toBuilder().availabilityZones(zones(subnets, request.subnetMappings())).build();
    api.balancers().put(before.loadBalancerArn(), after);
    interfaces.release(description(before), Duration.ZERO);
    attach(after, subnets);
    return SetSubnetsResponse.builder()
        .availabilityZones(after.availabilityZones())
        .ipAddressType(after.ipAddressType())
        .build();
  }

  SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
    LoadBalancer before = api.requireBalancer(request.loadBalancerArn());
    checkGroups(request.securityGroups());
    api.balancers()
        .put(
            before.loadBalancerArn(),
            before.toBuilder().securityGroups(request.securityGroups()).build());
    interfaces.regroup(description(before), request.securityGroups());
    return SetSecurityGroupsResponse.builder().securityGroupIds(request.securityGroups()).build();
  }

  SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request) {
    LoadBalancer before = api.requireBalancer(request.loadBalancerArn());
    api.balancers()
        .put(
            before.loadBalancerArn(),
            before.toBuilder().ipAddressType(request.ipAddressType()).build());
    return SetIpAddressTypeResponse.builder().ipAddressType(request.ipAddressType()).build();
  }

  /** One that is gone already is no failure. */
  DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
    String arn = request.loadBalancerArn();
    Optional<LoadBalancer> balancer = api.balancers().find(arn);
    if (balancer.isPresent()) {
      if ("true".equals(api.attributes().get(arn, "deletion_protection.enabled"))) {
        throw api.endpoint()
            .error(
                OperationNotPermittedException.builder(),
                "OperationNotPermitted",
                "Load balancer '%s' cannot be deleted because deletion protection is enabled",
                arn);
      }
      listeners.removeAll(arn);
      api.balancers().remove(arn);
      api.attributes().removeAll(arn);
      api.backend().tags().forget(arn);
      interfaces.release(description(balancer.get()), RELEASE);
    }
    return DeleteLoadBalancerResponse.builder().build();
  }
}
