package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups. A new one lets everything out, as AWS's do. */
final class SecurityGroups {
  private final Ec2Api api;
  private final Ec2Tables tables;
  private final SecurityGroupRules rules;
  private final NetworkInterfaces interfaces;

  SecurityGroups(
      Ec2Api api, Ec2Tables tables, SecurityGroupRules rules, NetworkInterfaces interfaces) {
    this.api = api;
    this.tables = tables;
    this.rules = rules;
    this.interfaces = interfaces;
  }

  CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
    if (!tables.vpcs().contains(request.vpcId())) {
      throw api.error("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", request.vpcId());
    }
    if (request.description() == null || request.description().isEmpty()) {
      throw api.error(
          "MissingParameter", "The request must contain the parameter GroupDescription");
    }
    if (tables
        .groups()
        .any(g -> g.vpcId().equals(request.vpcId()) && g.groupName().equals(request.groupName()))) {
      throw api.error(
          "InvalidGroup.Duplicate",
          "The security group '%s' already exists for VPC '%s'",
          request.groupName(),
          request.vpcId());
    }
    String id = put(request.vpcId(), request.groupName(), request.description());
    api.tag(id, ResourceType.SECURITY_GROUP, request.tagSpecifications());
    return CreateSecurityGroupResponse.builder()
        .groupId(id)
        .securityGroupArn(api.arn(id))
        .tags(api.tags(id))
        .build();
  }

  private String put(String vpc, String name, String description) {
    String id = "sg-" + api.backend().hex17();
    tables
        .groups()
        .put(
            id,
            SecurityGroup.builder()
                .groupId(id)
                .groupName(name)
                .description(description)
                .vpcId(vpc)
                .ownerId(Backend.ACCOUNT)
                .securityGroupArn(api.arn(id))
                .build());
    rules.add(
        id,
        true,
        List.of(
            IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                .build()),
        List.of());
    return id;
  }

  void createDefault(String vpc) {
    String id = put(vpc, "default", "default VPC security group");
    rules.add(
        id,
        false,
        List.of(
            IpPermission.builder()
                .ipProtocol("-1")
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(id).build())
                .build()),
        List.of());
  }

  void removeDefault(String vpc) {
    for (SecurityGroup group : tables.groups().where(g -> g.vpcId().equals(vpc))) {
      remove(group.groupId());
    }
  }

  private void remove(String id) {
    rules.removeAll(id);
    tables.groups().remove(id);
    api.forget(id);
  }

  private SecurityGroup complete(SecurityGroup group) {
    return group.toBuilder()
        .ipPermissions(rules.permissions(group.groupId(), false))
        .ipPermissionsEgress(rules.permissions(group.groupId(), true))
        .tags(api.tags(group.groupId()))
        .build();
  }

  private SecurityGroup require(@Nullable String id) {
    return tables
        .groups()
        .find(id)
        .orElseThrow(
            () -> api.error("InvalidGroup.NotFound", "The security group '%s' does not exist", id));
  }

  DescribeSecurityGroupsResponse describe(DescribeSecurityGroupsRequest request) {
    request.groupIds().forEach(this::require);
    List<SecurityGroup> all =
        tables
            .groups()
            .where(g -> !request.hasGroupIds() || request.groupIds().contains(g.groupId()));
    var page =
        api.page(
            api.filtered(
                all, request.filters(), Ec2Api.Described.of(SecurityGroup::groupId, this::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeSecurityGroupsResponse.builder()
        .securityGroups(page.items().stream().map(this::complete).toList())
        .nextToken(page.next())
        .build();
  }

  private Map<String, List<String>> facts(SecurityGroup group) {
    SecurityGroup complete = complete(group);
    return Map.of(
        "group-id", List.of(group.groupId()),
        "group-name", List.of(group.groupName()),
        "description", List.of(group.description()),
        "vpc-id", List.of(group.vpcId()),
        "ip-permission.group-id", named(complete.ipPermissions()),
        "egress.ip-permission.group-id", named(complete.ipPermissionsEgress()));
  }

  private static List<String> named(List<IpPermission> permissions) {
    return permissions.stream()
        .flatMap(permission -> permission.userIdGroupPairs().stream())
        .map(UserIdGroupPair::groupId)
        .toList();
  }

  DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest request) {
    SecurityGroup group = require(request.groupId());
    if (group.groupName().equals("default")) {
      throw api.error(
          "CannotDelete",
          "the specified group: \"%s\" name: \"default\" cannot be deleted by a user",
          request.groupId());
    }
    if (interfaces.anyWith(request.groupId()) || rules.isReferenced(request.groupId())) {
      throw api.dependency("resource %s has a dependent object", request.groupId());
    }
    remove(request.groupId());
    return DeleteSecurityGroupResponse.builder().groupId(request.groupId()).build();
  }
}
