package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/**
 * IAM, as far as roles and instance profiles go. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class Iam implements IamClient {
  private final Endpoint endpoint;
  private final Roles roles;
  private final RolePolicies policies;
  private final AccountPolicies ownPolicies;
  private final InstanceProfiles profiles;
  private final UserPolicies users;

  public Iam(Backend backend) {
    endpoint = backend.endpoint("Iam", IamException::builder);
    roles = new Roles(endpoint);
    ownPolicies = new AccountPolicies(endpoint, roles);
    policies = new RolePolicies(endpoint, roles, ownPolicies);
    profiles = new InstanceProfiles(endpoint, roles);
    users = new UserPolicies(endpoint);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateRoleResponse createRole(CreateRoleRequest request) {
    return endpoint.change("CreateRole", () -> roles.create(request));
  }

  @Override
  public CreateServiceLinkedRoleResponse createServiceLinkedRole(
      CreateServiceLinkedRoleRequest request) {
    return endpoint.change("CreateServiceLinkedRole", () -> roles.createLinked(request));
  }

  @Override
  public GetRoleResponse getRole(GetRoleRequest request) {
    return endpoint.read("GetRole", () -> roles.get(request));
  }

  @Override
  public ListRolesResponse listRoles(ListRolesRequest request) {
    return endpoint.read("ListRoles", () -> roles.list(request));
  }

  @Override
  public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
    return endpoint.change("UpdateRole", () -> roles.update(request));
  }

  @Override
  public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(
      UpdateAssumeRolePolicyRequest request) {
    return endpoint.change("UpdateAssumeRolePolicy", () -> roles.updateTrust(request));
  }

  @Override
  public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
    return endpoint.change("DeleteRole", () -> roles.delete(request));
  }

  @Override
  public TagRoleResponse tagRole(TagRoleRequest request) {
    return endpoint.change("TagRole", () -> roles.tag(request));
  }

  @Override
  public UntagRoleResponse untagRole(UntagRoleRequest request) {
    return endpoint.change("UntagRole", () -> roles.untag(request));
  }

  @Override
  public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
    return endpoint.read("ListRoleTags", () -> roles.tags(request));
  }

  @Override
  public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(
      PutRolePermissionsBoundaryRequest request) {
    return endpoint.change("PutRolePermissionsBoundary", () -> roles.bound(request));
  }

  @Override
  public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
      DeleteRolePermissionsBoundaryRequest request) {
    return endpoint.change("DeleteRolePermissionsBoundary", () -> roles.unbound(request));
  }

  @Override
  public GetPolicyResponse getPolicy(GetPolicyRequest request) {
    return endpoint.read("GetPolicy", () -> policies.get(request));
  }

  @Override
  public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
    return endpoint.change("CreatePolicy", () -> ownPolicies.create(request));
  }

  @Override
  public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
    return endpoint.change("CreatePolicyVersion", () -> ownPolicies.createVersion(request));
  }

  @Override
  public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
    return endpoint.read("ListPolicyVersions", () -> ownPolicies.listVersions(request));
  }

  @Override
  public DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request) {
    return endpoint.change("DeletePolicyVersion", () -> ownPolicies.deleteVersion(request));
  }

  @Override
  public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
    return endpoint.change("DeletePolicy", () -> ownPolicies.delete(request));
  }

  @Override
  public TagPolicyResponse tagPolicy(TagPolicyRequest request) {
    return endpoint.change("TagPolicy", () -> ownPolicies.tag(request));
  }

  @Override
  public UntagPolicyResponse untagPolicy(UntagPolicyRequest request) {
    return endpoint.change("UntagPolicy", () -> ownPolicies.untag(request));
  }

  @Override
  public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request) {
    return endpoint.read("ListPolicyTags", () -> ownPolicies.tags(request));
  }

  @Override
  public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
    return endpoint.change("AttachRolePolicy", () -> policies.attach(request));
  }

  @Override
  public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
    return endpoint.change("DetachRolePolicy", () -> policies.detach(request));
  }

  @Override
  public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
      ListAttachedRolePoliciesRequest request) {
    return endpoint.read("ListAttachedRolePolicies", () -> policies.listAttached(request));
  }

  @Override
  public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
    return endpoint.change("PutRolePolicy", () -> policies.put(request));
  }

  @Override
  public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request) {
    return endpoint.change("PutUserPolicy", () -> users.put(request));
  }

  @Override
  public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(
      SimulatePrincipalPolicyRequest request) {
    return endpoint.read("SimulatePrincipalPolicy", () -> users.simulate(request));
  }

  @Override
  public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
    return endpoint.read("GetRolePolicy", () -> policies.get(request));
  }

  @Override
  public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
    return endpoint.change("DeleteRolePolicy", () -> policies.delete(request));
  }

  @Override
  public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
    return endpoint.read("ListRolePolicies", () -> policies.list(request));
  }

  @Override
  public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
      GetAccountAuthorizationDetailsRequest request) {
    return endpoint.read("GetAccountAuthorizationDetails", () -> policies.details(request));
  }

  @Override
  public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
      ListInstanceProfilesForRoleRequest request) {
    return endpoint.read("ListInstanceProfilesForRole", () -> profiles.forRole(request));
  }

  @Override
  public CreateInstanceProfileResponse createInstanceProfile(CreateInstanceProfileRequest request) {
    return endpoint.change("CreateInstanceProfile", () -> profiles.create(request));
  }

  @Override
  public GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
    return endpoint.read("GetInstanceProfile", () -> profiles.get(request));
  }

  @Override
  public ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request) {
    return endpoint.read("ListInstanceProfiles", () -> profiles.list(request));
  }

  @Override
  public AddRoleToInstanceProfileResponse addRoleToInstanceProfile(
      AddRoleToInstanceProfileRequest request) {
    return endpoint.change("AddRoleToInstanceProfile", () -> profiles.addRole(request));
  }

  @Override
  public RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(
      RemoveRoleFromInstanceProfileRequest request) {
    return endpoint.change("RemoveRoleFromInstanceProfile", () -> profiles.removeRole(request));
  }

  @Override
  public TagInstanceProfileResponse tagInstanceProfile(TagInstanceProfileRequest request) {
    return endpoint.change("TagInstanceProfile", () -> profiles.tag(request));
  }

  @Override
  public UntagInstanceProfileResponse untagInstanceProfile(UntagInstanceProfileRequest request) {
    return endpoint.change("UntagInstanceProfile", () -> profiles.untag(request));
  }

  @Override
  public DeleteInstanceProfileResponse deleteInstanceProfile(DeleteInstanceProfileRequest request) {
    return endpoint.change("DeleteInstanceProfile", () -> profiles.delete(request));
  }
}
