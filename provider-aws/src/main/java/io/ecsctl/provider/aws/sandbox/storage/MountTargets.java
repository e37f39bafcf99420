package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.provider.aws.sandbox.ec2.Ec2Tables;
import io.ecsctl.provider.aws.sandbox.ec2.NetworkInterfaces;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.efs.model.BadRequestException;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetRequest;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.MountTargetConflictException;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;
import software.amazon.awssdk.services.efs.model.SecurityGroupNotFoundException;
import software.amazon.awssdk.services.efs.model.SubnetNotFoundException;

/**
 * Mount targets by id: each one a network interface, one in each availability zone. They take a
 * minute to come and some seconds to go.
 */
final class MountTargets {
  /** Of a file system, mount target to when it was made; {@code -} in front when it goes. */
  private static final String BY_SYSTEM = "mount targets";

  private static final Duration TO_CREATE = Duration.ofSeconds(60);
  private static final Duration TO_DELETE = Duration.ofSeconds(10);
  private static final String GOING = "-";

  private final Endpoint endpoint;
  private final FileSystems systems;
  private final Ec2Tables network;
  private final NetworkInterfaces interfaces;

  MountTargets(Endpoint endpoint, FileSystems systems) {
    this.endpoint = endpoint;
    this.systems = systems;
    network = new Ec2Tables(endpoint.backend());
    interfaces = new NetworkInterfaces(endpoint.backend(), network);
  }

  private static Table<MountTargetDescription> table(Backend backend) {
    return backend.table("efs.mount-target", MountTargetDescription::builder);
  }

  private Table<MountTargetDescription> targets() {
    removeGone(endpoint.backend());
    return table(endpoint.backend());
  }

  private Attributes bySystem() {
    return endpoint.backend().attributes(BY_SYSTEM);
  }

  /** How many a file system has, those on their way out included. */
  static int count(Backend backend, String system) {
    removeGone(backend);
    return backend.attributes(BY_SYSTEM).of(system).size();
  }

  private static void removeGone(Backend backend) {
    Attributes bySystem = backend.attributes(BY_SYSTEM);
    for (var system : List.copyOf(bySystem.all().entrySet())) {
      List.copyOf(system.getValue().entrySet())
          .forEach(target -> {
            String at = target.getValue();
            if (at.startsWith(GOING)
                && !Instant.parse(at.substring(GOING.length()))
                    .plus(TO_DELETE)
                    .isAfter(backend.now())) {
              table(backend).remove(target.getKey());
              bySystem.remove(system.getKey(), target.getKey());
            }
          });
    }
  }

  private static String description(String id) {
    return "EFS mount target for " + id;
  }

  CreateMountTargetResponse create(CreateMountTargetRequest request) {
    String system = systems.available(request.fileSystemId()).fileSystemId();
    Subnet subnet =
        network
            .subnets()
            .find(request.subnetId())
            .orElseThrow(() ->
                endpoint.error(
                    SubnetNotFoundException.builder(),
                    "SubnetNotFound",
                    "The subnet ID '%s' does not exist",
                    request.subnetId()));
    for (MountTargetDescription other : targets().where(t -> t.fileSystemId().equals(system))) {
      if (other.availabilityZoneName().equals(subnet.availabilityZone())) {
        throw conflict("mount target already exists in this AZ");
      }
      if (!other.vpcId().equals(subnet.vpcId())) {
        throw conflict(
            "requested subnet for new mount target is not in the same VPC as existing"
                + " mount targets");
      }
    }
    requireAddress(subnet, request.ipAddress());
    List<String> groups =
        request.hasSecurityGroups() ? request.securityGroups() : defaultGroup(subnet.vpcId());
    groups.forEach(this::requireGroup);
    Backend backend = endpoint.backend();
    String id = "fsmt-" + backend.hex17();
    NetworkInterface attached = interfaces.attach(subnet, groups, description(id));
    MountTargetDescription made =
        MountTargetDescription.builder()
            .ownerId(Backend.ACCOUNT)
            .mountTargetId(id)
            .fileSystemId(system)
            .subnetId(subnet.subnetId())
            .vpcId(subnet.vpcId())
            .availabilityZoneName(subnet.availabilityZone())
            .networkInterfaceId(attached.networkInterfaceId())
            .ipAddress(Objects.requireNonNullElse(request.ipAddress(), attached.privateIpAddress()))
            .build();
    targets().put(id, made);
    bySystem().set(system, id, backend.now().toString());
    return Pojos.copy(complete(made), CreateMountTargetResponse.builder()).build();
  }

  private void requireAddress(Subnet subnet, @Nullable String address) {
    Cidr range = Cidr.parse(subnet.cidrBlock());
    Cidr one = address == null ? null : Cidr.parse(address + "/32");
    if (range != null && one != null && !range.contains(one)) {
      throw endpoint.error(
          BadRequestException.builder(),
          "BadRequest",
          "Address does not fall within the subnet's address range.");
    }
  }

  private RuntimeException conflict(String message) {
    return endpoint.error(
        MountTargetConflictException.builder(), "MountTargetConflict", "%s", message);
  }

  private List<String> defaultGroup(String vpc) {
    return network
        .groups()
        .where(g -> g.vpcId().equals(vpc) && g.groupName().equals("default"))
        .stream()
        .map(SecurityGroup::groupId)
        .toList();
  }

  private void requireGroup(String group) {
    if (!network.groups().contains(group)) {
      throw endpoint.error(
          SecurityGroupNotFoundException.builder(),
          "SecurityGroupNotFound",
          "One of security groups provided does not exist: %s",
          group);
    }
  }

  private MountTargetDescription require(@Nullable String id) {
    return targets()
        .find(id)
        .orElseThrow(() ->
            endpoint.error(
                MountTargetNotFoundException.builder(),
                "MountTargetNotFound",
                "Mount target '%s' does not exist.",
                id));
  }

  private MountTargetDescription complete(MountTargetDescription target) {
    String at =
        Objects.requireNonNull(bySystem().get(target.fileSystemId(), target.mountTargetId()));
    LifeCycleState state =
        at.startsWith(GOING)
            ? LifeCycleState.DELETING
            : FileSystems.state(Instant.parse(at), TO_CREATE, endpoint.backend().now());
    return target.toBuilder().lifeCycleState(state).build();
  }

  DescribeMountTargetsResponse describe(DescribeMountTargetsRequest request) {
    List<MountTargetDescription> wanted;
    if (request.mountTargetId() != null) {
      wanted = List.of(require(request.mountTargetId()));
    } else {
      String system = systems.require(request.fileSystemId()).fileSystemId();
      wanted = targets().where(t -> t.fileSystemId().equals(system));
    }
    var page = endpoint.page(wanted, request.marker(), request.maxItems(), FileSystems.PAGE);
    return DescribeMountTargetsResponse.builder()
        .mountTargets(page.items().stream().map(this::complete).toList())
        .nextMarker(page.next())
        .build();
  }

  DeleteMountTargetResponse delete(DeleteMountTargetRequest request) {
    MountTargetDescription target = require(request.mountTargetId());
    bySystem().set(target.fileSystemId(), target.mountTargetId(), GOING + endpoint.backend().now());
    interfaces.release(description(target.mountTargetId()), TO_DELETE);
    return DeleteMountTargetResponse.builder().build();
  }

  DescribeMountTargetSecurityGroupsResponse securityGroups(
      DescribeMountTargetSecurityGroupsRequest request) {
    String attached = require(request.mountTargetId()).networkInterfaceId();
    return DescribeMountTargetSecurityGroupsResponse.builder()
        .securityGroups(
            network.interfaces().find(attached).stream()
                .flatMap(i -> i.groups().stream().map(GroupIdentifier::groupId))
                .toList())
        .build();
  }

  ModifyMountTargetSecurityGroupsResponse setSecurityGroups(
      ModifyMountTargetSecurityGroupsRequest request) {
    MountTargetDescription target = require(request.mountTargetId());
    List<String> groups =
        request.hasSecurityGroups() ? request.securityGroups() : defaultGroup(target.vpcId());
    groups.forEach(this::requireGroup);
    interfaces.regroup(description(target.mountTargetId()), groups);
    return ModifyMountTargetSecurityGroupsResponse.builder().build();
  }
}
