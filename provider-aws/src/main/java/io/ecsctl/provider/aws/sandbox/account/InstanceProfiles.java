package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;

/** Instance profiles: account-wide, with at most one role each, which they keep from deletion. */
final class InstanceProfiles {
  private final Endpoint endpoint;
  private final Roles roles;

  InstanceProfiles(Endpoint endpoint, Roles roles) {
    this.endpoint = endpoint;
    this.roles = roles;
  }

  static Table<InstanceProfile> table(Backend backend) {
    return backend.globalTable("iam.instance-profile", InstanceProfile::builder);
  }

  private Table<InstanceProfile> profiles() {
    return table(endpoint.backend());
  }

  CreateInstanceProfileResponse create(CreateInstanceProfileRequest request) {
    String name = request.instanceProfileName();
    if (profiles().contains(name)) {
      throw endpoint.error(
          EntityAlreadyExistsException.builder(),
          "EntityAlreadyExists",
          "Instance Profile %s already exists.",
          name);
    }
    String path = Objects.requireNonNullElse(request.path(), "/");
    InstanceProfile profile =
        InstanceProfile.builder()
            .instanceProfileName(name)
            .instanceProfileId("AIPA" + endpoint.backend().hex17().toUpperCase(Locale.ROOT))
            .arn("arn:aws:iam::%s:instance-profile%s%s".formatted(Backend.ACCOUNT, path, name))
            .path(path)
            .roles(List.of())
            .createDate(endpoint.backend().now())
            .build();
    profiles().put(name, profile);
    endpoint.backend().tags().add(profile.arn(), request.tags(), Tag::key, Tag::value);
    return CreateInstanceProfileResponse.builder().instanceProfile(answer(profile)).build();
  }

  private InstanceProfile answer(InstanceProfile profile) {
    return profile.toBuilder().tags(tagsOf(profile)).build();
  }

  private List<Tag> tagsOf(InstanceProfile profile) {
    return endpoint
        .backend()
        .tags()
        .as(profile.arn(), (key, value) -> Tag.builder().key(key).value(value).build());
  }

  private InstanceProfile require(@Nullable String name) {
    return profiles()
        .find(name)
        .orElseThrow(
            () -> roles.noSuchEntity("Instance Profile %s cannot be found.".formatted(name)));
  }

  GetInstanceProfileResponse get(GetInstanceProfileRequest request) {
    return GetInstanceProfileResponse.builder()
        .instanceProfile(answer(require(request.instanceProfileName())))
        .build();
  }

  /** Without tags, as IAM answers. */
  ListInstanceProfilesResponse list(ListInstanceProfilesRequest request) {
    String prefix = Objects.requireNonNullElse(request.pathPrefix(), "/");
    var page =
        endpoint.page(
            profiles().where(profile -> profile.path().startsWith(prefix)),
            request.marker(),
            request.maxItems(),
            Roles.PAGE);
    return ListInstanceProfilesResponse.builder()
        .instanceProfiles(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  ListInstanceProfilesForRoleResponse forRole(ListInstanceProfilesForRoleRequest request) {
    roles.require(request.roleName());
    var page =
        endpoint.page(
            profiles()
                .where(profile ->
                    profile.roles().stream()
                        .anyMatch(role -> role.roleName().equals(request.roleName()))),
            request.marker(),
            request.maxItems(),
            Roles.PAGE);
    return ListInstanceProfilesForRoleResponse.builder()
        .instanceProfiles(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  AddRoleToInstanceProfileResponse addRole(AddRoleToInstanceProfileRequest request) {
    InstanceProfile profile = require(request.instanceProfileName());
    Role role = roles.require(request.roleName());
    if (!profile.roles().isEmpty()) {
      throw endpoint.error(
          LimitExceededException.builder(),
          "LimitExceeded",
          "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }
    profiles().put(profile.instanceProfileName(), profile.toBuilder().roles(role).build());
    return AddRoleToInstanceProfileResponse.builder().build();
  }

  RemoveRoleFromInstanceProfileResponse removeRole(RemoveRoleFromInstanceProfileRequest request) {
    InstanceProfile profile = require(request.instanceProfileName());
    if (profile.roles().stream().noneMatch(r -> r.roleName().equals(request.roleName()))) {
      throw roles.noSuchEntity(
          "The role with name %s cannot be found.".formatted(request.roleName()));
    }
    profiles().put(profile.instanceProfileName(), profile.toBuilder().roles(List.of()).build());
    return RemoveRoleFromInstanceProfileResponse.builder().build();
  }

  TagInstanceProfileResponse tag(TagInstanceProfileRequest request) {
    endpoint
        .backend()
        .tags()
        .add(require(request.instanceProfileName()).arn(), request.tags(), Tag::key, Tag::value);
    return TagInstanceProfileResponse.builder().build();
  }

  UntagInstanceProfileResponse untag(UntagInstanceProfileRequest request) {
    endpoint
        .backend()
        .tags()
        .remove(require(request.instanceProfileName()).arn(), request.tagKeys());
    return UntagInstanceProfileResponse.builder().build();
  }

  DeleteInstanceProfileResponse delete(DeleteInstanceProfileRequest request) {
    InstanceProfile profile = require(request.instanceProfileName());
    if (!profile.roles().isEmpty()) {
      throw endpoint.error(
          DeleteConflictException.builder(),
          "DeleteConflict",
          "Cannot delete entity, must remove roles from instance profile first.");
    }
    profiles().remove(profile.instanceProfileName());
    endpoint.backend().tags().forget(profile.arn());
    return DeleteInstanceProfileResponse.builder().build();
  }
}
