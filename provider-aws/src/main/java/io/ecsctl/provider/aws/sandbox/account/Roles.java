package io.ecsctl.provider.aws.sandbox.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/**
 * Roles: account-wide, kept with policy documents as written and answered with them
 * percent-encoded, as IAM does.
 */
final class Roles {
  static final int PAGE = 100;
  private static final int HOUR = 3600;
  private static final JsonFactory JSON = new JsonFactory();

  private final Endpoint endpoint;

  Roles(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Table<Role> roles() {
    return endpoint.backend().globalTable("iam.role", Role::builder);
  }

  /** Of a role, policy ARN to policy name. */
  Attributes attached() {
    return endpoint.backend().attributes("role attached policies");
  }

  /** Of a role, policy name to document. */
  Attributes inline() {
    return endpoint.backend().attributes("role inline policies");
  }

  CreateRoleResponse create(CreateRoleRequest request) {
    String name = request.roleName();
    if (roles().contains(name)) {
      throw endpoint.error(
          EntityAlreadyExistsException.builder(),
          "EntityAlreadyExists",
          "Role with name %s already exists.",
          name);
    }
    checkDocument(request.assumeRolePolicyDocument());
    Backend backend = endpoint.backend();
    String path = Objects.requireNonNullElse(request.path(), "/");
    String arn = "arn:aws:iam::%s:role%s%s".formatted(Backend.ACCOUNT, path, name);
    Role role =
        Role.builder()
            .roleName(name)
            .roleId("AROA" + backend.hex17().toUpperCase(Locale.ROOT))
            .arn(arn)
            .path(path)
            .assumeRolePolicyDocument(request.assumeRolePolicyDocument())
            .description(request.description())
            .maxSessionDuration(Objects.requireNonNullElse(request.maxSessionDuration(), HOUR))
            .permissionsBoundary(boundary(request.permissionsBoundary()))
            .createDate(backend.now())
            .build();
    roles().put(name, role);
    backend.tags().add(arn, request.tags(), Tag::key, Tag::value);
    return CreateRoleResponse.builder().role(answer(role, true)).build();
  }

  /** The role by which a service of AWS's acts; an account has one for each service. */
  CreateServiceLinkedRoleResponse createLinked(CreateServiceLinkedRoleRequest request) {
    String service = request.awsServiceName();
    String name =
        service.equals("ecs.amazonaws.com")
            ? "AWSServiceRoleForECS"
            : "AWSServiceRoleFor" + service.substring(0, service.indexOf('.'));
    if (roles().contains(name)) {
      throw endpoint.error(
          InvalidInputException.builder(),
          "InvalidInput",
          "Service role name %s has been taken in this account, please try a different suffix.",
          name);
    }
    String path = "/aws-service-role/" + service + "/";
    Role role =
        Role.builder()
            .roleName(name)
            .roleId("AROA" + endpoint.backend().hex17().toUpperCase(Locale.ROOT))
            .arn("arn:aws:iam::%s:role%s%s".formatted(Backend.ACCOUNT, path, name))
            .path(path)
            .assumeRolePolicyDocument(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\"}]}"
                    .formatted(service))
            .maxSessionDuration(HOUR)
            .createDate(endpoint.backend().now())
            .build();
    roles().put(name, role);
    return CreateServiceLinkedRoleResponse.builder().role(answer(role, false)).build();
  }

  private static @Nullable AttachedPermissionsBoundary boundary(@Nullable String policy) {
    return policy == null
        ? null
        : AttachedPermissionsBoundary.builder()
            .permissionsBoundaryArn(policy)
            .permissionsBoundaryType("Policy")
            .build();
  }

  void checkDocument(@Nullable String document) {
    try (JsonParser json = JSON.createParser(Objects.requireNonNullElse(document, ""))) {
      if (json.nextToken() == null || !json.currentToken().isStructStart()) {
        throw malformed();
      }
      json.skipChildren();
    } catch (IOException broken) {
      throw malformed();
    }
  }

  private AwsServiceException malformed() {
    return endpoint.error(
        MalformedPolicyDocumentException.builder(),
        "MalformedPolicyDocument",
        "This policy contains invalid Json");
  }

  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Role answer(Role role, boolean withTags) {
    Role.Builder answer =
        role.toBuilder().assumeRolePolicyDocument(encoded(role.assumeRolePolicyDocument()));
    return withTags ? answer.tags(tagsOf(role)).build() : answer.build();
  }

  List<Tag> tagsOf(Role role) {
    return endpoint
        .backend()
        .tags()
        .as(role.arn(), (key, value) -> Tag.builder().key(key).value(value).build());
  }

  Role require(@Nullable String name) {
    return roles()
        .find(name)
        .orElseThrow(() -> noSuchEntity("The role with name %s cannot be found.".formatted(name)));
  }

  AwsServiceException noSuchEntity(String message) {
    return endpoint.error(NoSuchEntityException.builder(), "NoSuchEntity", "%s", message);
  }

  GetRoleResponse get(GetRoleRequest request) {
    return GetRoleResponse.builder().role(answer(require(request.roleName()), true)).build();
  }

  /** Without tags, as IAM answers. */
  ListRolesResponse list(ListRolesRequest request) {
    String prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
    var page =
        endpoint.page(
            roles().where(role -> role.path().startsWith(prefix)),
            request.marker(),
            request.maxItems(),
            PAGE);
    return ListRolesResponse.builder()
        .roles(page.items().stream().map(role -> answer(role, false)).toList())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  UpdateRoleResponse update(UpdateRoleRequest request) {
    require(request.roleName());
    roles()
        .update(
            request.roleName(),
            role -> {
              Role.Builder changed = role.toBuilder();
              if (request.description() != null) {
                changed.description(request.description());
              }
              if (request.maxSessionDuration() != null) {
                changed.maxSessionDuration(request.maxSessionDuration());
              }
              return changed.build();
            });
    return UpdateRoleResponse.builder().build();
  }

  UpdateAssumeRolePolicyResponse updateTrust(UpdateAssumeRolePolicyRequest request) {
    require(request.roleName());
    checkDocument(request.policyDocument());
    roles()
        .update(
            request.roleName(),
            role -> role.toBuilder().assumeRolePolicyDocument(request.policyDocument()).build());
    return UpdateAssumeRolePolicyResponse.builder().build();
  }

  PutRolePermissionsBoundaryResponse bound(PutRolePermissionsBoundaryRequest request) {
    require(request.roleName());
    roles()
        .update(
            request.roleName(),
            role ->
                role.toBuilder()
                    .permissionsBoundary(boundary(request.permissionsBoundary()))
                    .build());
    return PutRolePermissionsBoundaryResponse.builder().build();
  }

  DeleteRolePermissionsBoundaryResponse unbound(DeleteRolePermissionsBoundaryRequest request) {
    require(request.roleName());
    roles()
        .update(
            request.roleName(),
            role ->
                role.toBuilder().permissionsBoundary((AttachedPermissionsBoundary) null).build());
    return DeleteRolePermissionsBoundaryResponse.builder().build();
  }

  DeleteRoleResponse delete(DeleteRoleRequest request) {
    Role role = require(request.roleName());
    if (!attached().of(role.roleName()).isEmpty()) {
      throw conflict("Cannot delete entity, must detach all policies first.");
    }
    if (!inline().of(role.roleName()).isEmpty()) {
      throw conflict("Cannot delete entity, must delete policies first.");
    }
    if (InstanceProfiles.table(endpoint.backend())
        .any(p -> p.roles().stream().anyMatch(r -> r.roleName().equals(role.roleName())))) {
      throw conflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    roles().remove(role.roleName());
    endpoint.backend().tags().forget(role.arn());
    return DeleteRoleResponse.builder().build();
  }

  private AwsServiceException conflict(String message) {
    return endpoint.error(DeleteConflictException.builder(), "DeleteConflict", "%s", message);
  }

  TagRoleResponse tag(TagRoleRequest request) {
    endpoint
        .backend()
        .tags()
        .add(require(request.roleName()).arn(), request.tags(), Tag::key, Tag::value);
    return TagRoleResponse.builder().build();
  }

  UntagRoleResponse untag(UntagRoleRequest request) {
    endpoint.backend().tags().remove(require(request.roleName()).arn(), request.tagKeys());
    return UntagRoleResponse.builder().build();
  }

  ListRoleTagsResponse tags(ListRoleTagsRequest request) {
    var page =
        endpoint.page(
            tagsOf(require(request.roleName())), request.marker(), request.maxItems(), PAGE);
    return ListRoleTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }
}
