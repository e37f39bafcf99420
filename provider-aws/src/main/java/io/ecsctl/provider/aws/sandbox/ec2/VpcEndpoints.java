package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.DnsOptions;
import software.amazon.awssdk.services.ec2.model.IpAddressType;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/**
 * VPC endpoints. A gateway endpoint is there at once and puts a route into its tables; an interface
 * endpoint has an address in each of its subnets, is pending at first, and lets go of them some
 * time after its deletion.
 */
final class VpcEndpoints {
  private static final Duration PENDING = Duration.ofSeconds(60);
  private static final Duration DELETING = Duration.ofSeconds(60);
  private static final String EVERYTHING =
      "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
          + "\"Action\":\"*\",\"Resource\":\"*\"}]}";

  private final Ec2Api api;
  private final Ec2Tables tables;
  private final NetworkInterfaces interfaces;
  private final EndpointRoutes routes;

  VpcEndpoints(Ec2Api api, Ec2Tables tables, NetworkInterfaces interfaces) {
    this.api = api;
    this.tables = tables;
    this.interfaces = interfaces;
    routes = new EndpointRoutes(api, tables);
  }

  CreateVpcEndpointResponse create(CreateVpcEndpointRequest request) {
    Optional<VpcEndpoint> earlier = sameToken(request.clientToken());
    if (earlier.isPresent()) {
      return CreateVpcEndpointResponse.builder().vpcEndpoint(current(earlier.get())).build();
    }
    if (!tables.vpcs().contains(request.vpcId())) {
      throw api.error("InvalidVpcId.NotFound", "The Vpc Id %s does not exist", request.vpcId());
    }
    VpcEndpointType type =
        request.vpcEndpointType() == null ? VpcEndpointType.GATEWAY : request.vpcEndpointType();
    String service = knownService(request.serviceName(), type);
    String id = "vpce-" + api.backend().hex17();
    VpcEndpoint.Builder endpoint =
        VpcEndpoint.builder()
            .vpcEndpointId(id)
            .vpcEndpointType(type)
            .vpcId(request.vpcId())
            .serviceName(service)
            .serviceRegion(api.backend().region())
            .policyDocument(
                request.policyDocument() == null ? EVERYTHING : request.policyDocument())
            .requesterManaged(false)
            .ownerId(Backend.ACCOUNT)
            .creationTimestamp(api.backend().now());
    VpcEndpoint made =
        type == VpcEndpointType.GATEWAY
            ? gateway(endpoint.build(), request)
            : onInterfaces(endpoint.build(), request);
    tables.vpcEndpoints().put(id, made);
    if (request.clientToken() != null) {
      attributes(id, "token", request.clientToken());
    }
    api.tag(id, ResourceType.VPC_ENDPOINT, request.tagSpecifications());
    return CreateVpcEndpointResponse.builder().vpcEndpoint(current(made)).build();
  }

  private Optional<VpcEndpoint> sameToken(@Nullable String token) {
    return tables.vpcEndpoints().all().stream()
        .filter(endpoint ->
            token != null
                && token.equals(
                    api.backend()
                        .attributes("vpc-endpoint")
                        .get(endpoint.vpcEndpointId(), "token")))
        .findFirst();
  }

  private void attributes(String id, String name, String value) {
    api.backend().attributes("vpc-endpoint").set(id, name, value);
  }

  /** AWS knows its services; here those of the right form exist. */
  private String knownService(@Nullable String service, VpcEndpointType type) {
    String prefix = "com.amazonaws." + api.backend().region() + ".";
    if (service == null || !service.startsWith(prefix)) {
      throw api.error(
          "InvalidServiceName", "The Vpc Endpoint Service '%s' does not exist", service);
    }
    String name = service.substring(prefix.length());
    if (type == VpcEndpointType.GATEWAY && !Set.of("s3", "dynamodb").contains(name)) {
      throw api.error(
          "InvalidParameter",
          "The service %s does not support gateway endpoints. Use an interface endpoint.",
          service);
    }
    return service;
  }

  private VpcEndpoint gateway(VpcEndpoint endpoint, CreateVpcEndpointRequest request) {
    if (!request.subnetIds().isEmpty() || !request.securityGroupIds().isEmpty()) {
      throw api.error(
          "InvalidParameter",
          "Subnets and security groups are not supported for Gateway type endpoints.");
    }
    request.routeTableIds().forEach(table -> routes.add(table, endpoint));
    return endpoint.toBuilder()
        .state(State.AVAILABLE)
        .privateDnsEnabled(false)
        .routeTableIds(request.routeTableIds())
        .build();
  }

  private VpcEndpoint onInterfaces(VpcEndpoint endpoint, CreateVpcEndpointRequest request) {
    if (!request.routeTableIds().isEmpty()) {
      throw api.error(
          "InvalidParameter", "Route tables are not supported for Interface type endpoints.");
    }
    boolean privateNames = !Boolean.FALSE.equals(request.privateDnsEnabled());
    if (privateNames) {
      requireNames(endpoint);
    }
    List<String> groups = groups(endpoint.vpcId(), request.securityGroupIds());
    requireZones(request.subnetIds());
    List<String> addresses = attach(endpoint, request.subnetIds(), groups);
    String name =
        "%s-%s.%s.vpce.amazonaws.com"
            .formatted(
                endpoint.vpcEndpointId(),
                endpoint.vpcEndpointId().substring(endpoint.vpcEndpointId().length() - 8),
                endpoint.serviceName().substring("com.amazonaws.".length()));
    return endpoint.toBuilder()
        .state(State.PENDING)
        .privateDnsEnabled(privateNames)
        .subnetIds(request.subnetIds())
        .groups(identifiers(groups))
        .networkInterfaceIds(addresses)
        .ipAddressType(
            request.ipAddressType() == null ? IpAddressType.IPV4 : request.ipAddressType())
        .dnsOptions(
            DnsOptions.builder()
                .dnsRecordIpType(
                    request.dnsOptions() == null
                            || request.dnsOptions().dnsRecordIpTypeAsString() == null
                        ? "ipv4"
                        : request.dnsOptions().dnsRecordIpTypeAsString())
                .build())
        .dnsEntries(DnsEntry.builder().dnsName(name).hostedZoneId("Z" + "0".repeat(13)).build())
        .build();
  }

  /** The service's usual name can lead to one endpoint of a VPC only. */
  private void requireNames(VpcEndpoint endpoint) {
    var dns = api.backend().attributes("vpc");
    boolean on =
        "true".equals(dns.get(endpoint.vpcId(), "enableDnsHostnames"))
            && !"false".equals(dns.get(endpoint.vpcId(), "enableDnsSupport"));
    if (!on) {
      throw api.error(
          "InvalidParameter",
          "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC"
              + " attributes set to true for %s",
          endpoint.vpcId());
    }
    boolean taken =
        tables
            .vpcEndpoints()
            .any(other ->
                !other.vpcEndpointId().equals(endpoint.vpcEndpointId())
                    && other.vpcId().equals(endpoint.vpcId())
                    && other.serviceName().equals(endpoint.serviceName())
                    && Boolean.TRUE.equals(other.privateDnsEnabled())
                    && state(other) != State.DELETED);
    if (taken) {
      throw api.error(
          "InvalidParameter",
          "private-dns-enabled cannot be set because there is already a conflicting DNS domain for"
              + " %s in the VPC %s",
          endpoint.serviceName(),
          endpoint.vpcId());
    }
  }

  private List<String> groups(String vpc, List<String> asked) {
    for (String group : asked) {
      if (!tables.groups().contains(group)) {
        throw api.error(
            "InvalidSecurityGroupId.NotFound", "The security group '%s' does not exist", group);
      }
    }
    return asked.isEmpty()
        ? tables
            .groups()
            .where(group -> vpc.equals(group.vpcId()) && "default".equals(group.groupName()))
            .stream()
            .map(SecurityGroup::groupId)
            .toList()
        : asked;
  }

  private void requireZones(List<String> subnets) {
    Set<String> zones = new HashSet<>();
    for (String id : subnets) {
      if (!zones.add(subnet(id).availabilityZone())) {
        throw api.error(
            "DuplicateSubnetsInSameZone",
            "Found another VPC endpoint subnet in the availability zone of %s",
            id);
      }
    }
  }

  private Subnet subnet(String id) {
    return tables
        .subnets()
        .find(id)
        .orElseThrow(
            () -> api.error("InvalidSubnetId.NotFound", "The subnet ID '%s' does not exist", id));
  }

  private List<String> attach(VpcEndpoint endpoint, List<String> subnets, List<String> groups) {
    return subnets.stream()
        .map(id ->
            interfaces.attach(subnet(id), groups, description(endpoint, id)).networkInterfaceId())
        .toList();
  }

  private static String description(VpcEndpoint endpoint, String subnet) {
    return "VPC Endpoint Interface " + endpoint.vpcEndpointId() + " in " + subnet;
  }

  private static List<SecurityGroupIdentifier> identifiers(List<String> groups) {
    return groups.stream().map(g -> SecurityGroupIdentifier.builder().groupId(g).build()).toList();
  }

  ModifyVpcEndpointResponse modify(ModifyVpcEndpointRequest request) {
    VpcEndpoint endpoint = require(request.vpcEndpointId());
    VpcEndpoint.Builder changed = endpoint.toBuilder();
    if (Boolean.TRUE.equals(request.resetPolicy())) {
      changed.policyDocument(EVERYTHING);
    } else if (request.policyDocument() != null) {
      changed.policyDocument(request.policyDocument());
    }
    if (request.privateDnsEnabled() != null) {
      if (request.privateDnsEnabled()) {
        requireNames(endpoint);
      }
      changed.privateDnsEnabled(request.privateDnsEnabled());
    }
    if (request.ipAddressType() != null) {
      changed.ipAddressType(request.ipAddressType());
    }
    if (request.dnsOptions() != null && request.dnsOptions().dnsRecordIpType() != null) {
      changed.dnsOptions(
          DnsOptions.builder().dnsRecordIpType(request.dnsOptions().dnsRecordIpType()).build());
    }
    changed.routeTableIds(
        changed(
            endpoint.routeTableIds(), request.addRouteTableIds(), request.removeRouteTableIds()));
    request.addRouteTableIds().forEach(table -> routes.add(table, endpoint));
    request.removeRouteTableIds().forEach(table -> routes.remove(table, endpoint));
    List<String> groups =
        changed(
            endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).toList(),
            groups(endpoint.vpcId(), request.addSecurityGroupIds(), endpoint),
            request.removeSecurityGroupIds());
    changed.groups(identifiers(groups));
    List<String> subnets =
        changed(endpoint.subnetIds(), request.addSubnetIds(), request.removeSubnetIds());
    requireZones(subnets);
    move(endpoint, request, groups);
    VpcEndpoint now =
        changed.subnetIds(subnets).networkInterfaceIds(interfacesOf(endpoint, subnets)).build();
    tables.vpcEndpoints().put(endpoint.vpcEndpointId(), now);
    return ModifyVpcEndpointResponse.builder().returnValue(true).build();
  }

  private List<String> groups(String vpc, List<String> added, VpcEndpoint endpoint) {
    return endpoint.vpcEndpointType() == VpcEndpointType.GATEWAY || added.isEmpty()
        ? List.of()
        : groups(vpc, added);
  }

  private static List<String> changed(List<String> before, List<String> add, List<String> remove) {
    Set<String> all = new LinkedHashSet<>(before);
    all.addAll(add);
    remove.forEach(all::remove);
    return List.copyOf(all);
  }

  private void move(VpcEndpoint endpoint, ModifyVpcEndpointRequest request, List<String> groups) {
    for (String subnet : request.removeSubnetIds()) {
      interfaces.release(description(endpoint, subnet), DELETING);
    }
    attach(endpoint, request.addSubnetIds(), groups);
    for (String subnet : endpoint.subnetIds()) {
      interfaces.regroup(description(endpoint, subnet), groups);
    }
  }

  private List<String> interfacesOf(VpcEndpoint endpoint, List<String> subnets) {
    List<String> ids = new ArrayList<>();
    for (String subnet : subnets) {
      String description = description(endpoint, subnet);
      interfaces.live().stream()
          .filter(i -> i.description().equals(description))
          .map(NetworkInterface::networkInterfaceId)
          .forEach(ids::add);
    }
    return ids;
  }

  DescribeVpcEndpointsResponse describe(DescribeVpcEndpointsRequest request) {
    request.vpcEndpointIds().forEach(this::require);
    List<VpcEndpoint> all =
        tables.vpcEndpoints().all().stream()
            .filter(endpoint ->
                !request.hasVpcEndpointIds()
                    || request.vpcEndpointIds().contains(endpoint.vpcEndpointId()))
            .filter(endpoint -> state(endpoint) != State.DELETED)
            .map(this::current)
            .toList();
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(VpcEndpoint::vpcEndpointId, VpcEndpoints::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeVpcEndpointsResponse.builder()
        .vpcEndpoints(page.items())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(VpcEndpoint endpoint) {
    return Map.of(
        "vpc-endpoint-id", List.of(endpoint.vpcEndpointId()),
        "vpc-id", List.of(endpoint.vpcId()),
        "service-name", List.of(endpoint.serviceName()),
        "vpc-endpoint-type", List.of(endpoint.vpcEndpointTypeAsString()),
        "vpc-endpoint-state", List.of(endpoint.stateAsString()));
  }

  private VpcEndpoint require(String id) {
    return tables
        .vpcEndpoints()
        .find(id)
        .filter(endpoint -> state(endpoint) != State.DELETED)
        .orElseThrow(() ->
            api.error(
                "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '%s' does not exist", id));
  }

  DeleteVpcEndpointsResponse delete(DeleteVpcEndpointsRequest request) {
    List<UnsuccessfulItem> refused = new ArrayList<>();
    for (String id : request.vpcEndpointIds()) {
      Optional<VpcEndpoint> endpoint =
          tables.vpcEndpoints().find(id).filter(e -> state(e) != State.DELETED);
      endpoint.ifPresentOrElse(
          this::delete,
          () ->
              refused.add(
                  UnsuccessfulItem.builder()
                      .resourceId(id)
                      .error(e ->
                          e.code("InvalidVpcEndpointId.NotFound")
                              .message("The Vpc Endpoint Id '" + id + "' does not exist"))
                      .build()));
    }
    return DeleteVpcEndpointsResponse.builder().unsuccessful(refused).build();
  }

  private void delete(VpcEndpoint endpoint) {
    if (endpoint.vpcEndpointType() == VpcEndpointType.GATEWAY) {
      endpoint.routeTableIds().forEach(table -> routes.remove(table, endpoint));
      tables.vpcEndpoints().remove(endpoint.vpcEndpointId());
      api.forget(endpoint.vpcEndpointId());
      return;
    }
    if (endpoint.state() != State.DELETING) {
      tables
          .vpcEndpoints()
          .put(endpoint.vpcEndpointId(), endpoint.toBuilder().state(State.DELETING).build());
      attributes(endpoint.vpcEndpointId(), "deleted", api.backend().now().toString());
      endpoint.subnetIds().forEach(s -> interfaces.release(description(endpoint, s), DELETING));
    }
  }

  private VpcEndpoint current(VpcEndpoint endpoint) {
    return endpoint.toBuilder()
        .state(state(endpoint).toString().toLowerCase(Locale.ROOT)) // as AWS answers
        .tags(api.tags(endpoint.vpcEndpointId()))
        .build();
  }

  private State state(VpcEndpoint endpoint) {
    Instant now = api.backend().now();
    String deleted =
        api.backend().attributes("vpc-endpoint").get(endpoint.vpcEndpointId(), "deleted");
    if (deleted != null) {
      return now.isBefore(Instant.parse(deleted).plus(DELETING)) ? State.DELETING : State.DELETED;
    }
    return endpoint.state() == State.PENDING
            && now.isBefore(endpoint.creationTimestamp().plus(PENDING))
        ? State.PENDING
        : State.AVAILABLE;
  }

  /** Whether the VPC cannot be deleted yet. */
  boolean anyIn(String vpc) {
    return tables
        .vpcEndpoints()
        .any(endpoint -> vpc.equals(endpoint.vpcId()) && state(endpoint) != State.DELETED);
  }
}
