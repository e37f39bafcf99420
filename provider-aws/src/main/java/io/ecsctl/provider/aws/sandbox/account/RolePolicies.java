package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/**
 * What roles may do: AWS's managed policies by ARN, and inline ones by name. Customer managed
 * policies are not offered.
 */
final class RolePolicies {
  private static final String MANAGED = "arn:aws:iam::aws:policy/";

  /** The one name that no policy of AWS's has; the sandbox has no list of those that they have. */
  private static final String MISSING = "missing";

  /**
   * Policies that are often written without the path that is part of their ARN. Others are taken to
   * exist as named.
   */
  private static final Map<String, String> PATHS =
      Map.of(
          "AmazonECSTaskExecutionRolePolicy", "service-role/",
          "AmazonEC2ContainerServiceforEC2Role", "service-role/",
          "AmazonEC2ContainerServiceRole", "service-role/",
          "AmazonEC2ContainerServiceEventsRole", "service-role/",
          "AmazonECSInfrastructureRolePolicyForVolumes", "service-role/",
          "AWSLambdaBasicExecutionRole", "service-role/",
          "AmazonSSMManagedInstanceCore", "",
          "CloudWatchAgentServerPolicy", "",
          "AmazonECS_FullAccess", "");

  private final Endpoint endpoint;
  private final Roles roles;
  private final AccountPolicies own;

  RolePolicies(Endpoint endpoint, Roles roles, AccountPolicies own) {
    this.endpoint = endpoint;
    this.roles = roles;
    this.own = own;
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private boolean exists(String arn) {
    if (own.exists(arn)) {
      return true;
    }
    if (!arn.startsWith(MANAGED) || name(arn).isEmpty() || name(arn).equals(MISSING)) {
      return false;
    }
    String path = PATHS.get(name(arn));
    return path == null || arn.equals(MANAGED + path + name(arn));
  }

  GetPolicyResponse get(GetPolicyRequest request) {
    String arn = request.policyArn();
    if (!exists(arn)) {
      throw roles.noSuchEntity("Policy %s was not found.".formatted(arn));
    }
    if (own.exists(arn)) {
      return GetPolicyResponse.builder().policy(own.complete(own.require(arn))).build();
    }
    return GetPolicyResponse.builder()
        .policy(
            Policy.builder()
                .arn(arn)
                .policyName(name(arn))
                .path(arn.substring("arn:aws:iam::aws:policy".length(), arn.lastIndexOf('/') + 1))
                .defaultVersionId("v1")
                .isAttachable(true)
                .build())
        .build();
  }

  AttachRolePolicyResponse attach(AttachRolePolicyRequest request) {
    roles.require(request.roleName());
    String arn = request.policyArn();
    if (!exists(arn)) {
      throw roles.noSuchEntity("Policy %s does not exist or is not attachable.".formatted(arn));
    }
    roles.attached().set(request.roleName(), arn, name(arn));
    return AttachRolePolicyResponse.builder().build();
  }

  DetachRolePolicyResponse detach(DetachRolePolicyRequest request) {
    roles.require(request.roleName());
    if (roles.attached().get(request.roleName(), request.policyArn()) == null) {
      throw roles.noSuchEntity("Policy %s was not found.".formatted(request.policyArn()));
    }
    roles.attached().remove(request.roleName(), request.policyArn());
    return DetachRolePolicyResponse.builder().build();
  }

  private List<AttachedPolicy> attachedTo(String role) {
    return roles.attached().of(role).entrySet().stream()
        .map(policy ->
            AttachedPolicy.builder()
                .policyArn(policy.getKey())
                .policyName(policy.getValue())
                .build())
        .toList();
  }

  ListAttachedRolePoliciesResponse listAttached(ListAttachedRolePoliciesRequest request) {
    roles.require(request.roleName());
    var page =
        endpoint.page(
            attachedTo(request.roleName()), request.marker(), request.maxItems(), Roles.PAGE);
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  PutRolePolicyResponse put(PutRolePolicyRequest request) {
    roles.require(request.roleName());
    roles.checkDocument(request.policyDocument());
    roles.inline().set(request.roleName(), request.policyName(), request.policyDocument());
    return PutRolePolicyResponse.builder().build();
  }

  private String requireInline(String role, String policy) {
    roles.require(role);
    String document = roles.inline().get(role, policy);
    if (document == null) {
      throw roles.noSuchEntity("The role policy with name %s cannot be found.".formatted(policy));
    }
    return document;
  }

  GetRolePolicyResponse get(GetRolePolicyRequest request) {
    return GetRolePolicyResponse.builder()
        .roleName(request.roleName())
        .policyName(request.policyName())
        .policyDocument(Roles.encoded(requireInline(request.roleName(), request.policyName())))
        .build();
  }

  DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request) {
    requireInline(request.roleName(), request.policyName());
    roles.inline().remove(request.roleName(), request.policyName());
    return DeleteRolePolicyResponse.builder().build();
  }

  ListRolePoliciesResponse list(ListRolePoliciesRequest request) {
    roles.require(request.roleName());
    var page =
        endpoint.page(
            List.copyOf(roles.inline().of(request.roleName()).keySet()),
            request.marker(),
            request.maxItems(),
            Roles.PAGE);
    return ListRolePoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  GetAccountAuthorizationDetailsResponse details(GetAccountAuthorizationDetailsRequest request) {
    List<SdkPojo> all = new ArrayList<>();
    if (isWanted(request, EntityType.ROLE)) {
      roles.roles().all().forEach(role -> all.add(detail(role)));
    }
    if (isWanted(request, EntityType.LOCAL_MANAGED_POLICY)) {
      all.addAll(own.details());
    }
    var page = endpoint.page(all, request.marker(), request.maxItems(), Roles.PAGE);
    return GetAccountAuthorizationDetailsResponse.builder()
        .roleDetailList(of(page.items(), RoleDetail.class))
        .policies(of(page.items(), ManagedPolicyDetail.class))
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  private static boolean isWanted(GetAccountAuthorizationDetailsRequest request, EntityType type) {
    return !request.hasFilter() || request.filter().contains(type);
  }

  private static <T> List<T> of(List<?> items, Class<T> type) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private RoleDetail detail(Role role) {
    return RoleDetail.builder()
        .roleName(role.roleName())
        .roleId(role.roleId())
        .arn(role.arn())
        .path(role.path())
        .createDate(role.createDate())
        .assumeRolePolicyDocument(Roles.encoded(role.assumeRolePolicyDocument()))
        .permissionsBoundary(role.permissionsBoundary())
        .tags(roles.tagsOf(role))
        .attachedManagedPolicies(attachedTo(role.roleName()))
        .rolePolicyList(
            roles.inline().of(role.roleName()).entrySet().stream()
                .map(policy ->
                    PolicyDetail.builder()
                        .policyName(policy.getKey())
                        .policyDocument(Roles.encoded(policy.getValue()))
                        .build())
                .toList())
        .build();
  }
}
