package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** The account's own managed policies by ARN, each with up to five versions of its document. */
final class AccountPolicies {
  private static final int VERSIONS = 5;

  private final Endpoint endpoint;
  private final Roles roles;

  AccountPolicies(Endpoint endpoint, Roles roles) {
    this.endpoint = endpoint;
    this.roles = roles;
  }

  private Table<Policy> policies() {
    return endpoint.backend().globalTable("iam.policy", Policy::builder);
  }

  /** Of a policy, version to document. */
  private Attributes documents() {
    return endpoint.backend().attributes("policy versions");
  }

  boolean exists(String arn) {
    return policies().contains(arn);
  }

  Policy require(@Nullable String arn) {
    return policies()
        .find(arn)
        .orElseThrow(() -> roles.noSuchEntity("Policy %s was not found.".formatted(arn)));
  }

  CreatePolicyResponse create(CreatePolicyRequest request) {
    String name = request.policyName();
    if (policies().any(p -> p.policyName().equalsIgnoreCase(name))) {
      throw endpoint.error(
          EntityAlreadyExistsException.builder(),
          "EntityAlreadyExists",
          "A policy called %s already exists. Duplicate names are not allowed.",
          name);
    }
    roles.checkDocument(request.policyDocument());
    Backend backend = endpoint.backend();
    String path = Objects.requireNonNullElse(request.path(), "/");
    String arn = "arn:aws:iam::%s:policy%s%s".formatted(Backend.ACCOUNT, path, name);
    Policy policy =
        Policy.builder()
            .policyName(name)
            .policyId("ANPA" + backend.hex17().toUpperCase(Locale.ROOT))
            .arn(arn)
            .path(path)
            .defaultVersionId("v1")
            .isAttachable(true)
            .description(request.description())
            .createDate(backend.now())
            .build();
    policies().put(arn, policy);
    documents().set(arn, "v1", request.policyDocument());
    backend.tags().add(arn, request.tags(), Tag::key, Tag::value);
    return CreatePolicyResponse.builder().policy(complete(policy)).build();
  }

  private int attachments(String arn) {
    return (int) roles.attached().all().values().stream().filter(of -> of.containsKey(arn)).count();
  }

  Policy complete(Policy policy) {
    return policy.toBuilder()
        .attachmentCount(attachments(policy.arn()))
        .tags(tagsOf(policy.arn()))
        .build();
  }

  private List<Tag> tagsOf(String arn) {
    return endpoint
        .backend()
        .tags()
        .as(arn, (key, value) -> Tag.builder().key(key).value(value).build());
  }

  /** By {@code v1}, {@code v2}, …; oldest first. */
  private List<PolicyVersion> versions(Policy policy) {
    return documents().of(policy.arn()).entrySet().stream()
        .map(version ->
            PolicyVersion.builder()
                .versionId(version.getKey())
                .isDefaultVersion(version.getKey().equals(policy.defaultVersionId()))
                .document(Roles.encoded(version.getValue()))
                .createDate(policy.createDate())
                .build())
        .sorted(Comparator.comparingInt(v -> number(v.versionId())))
        .toList();
  }

  private static int number(String version) {
    return Integer.parseInt(version.substring(1));
  }

  CreatePolicyVersionResponse createVersion(CreatePolicyVersionRequest request) {
    Policy policy = require(request.policyArn());
    roles.checkDocument(request.policyDocument());
    List<PolicyVersion> before = versions(policy);
    if (before.size() >= VERSIONS) {
      throw endpoint.error(
          LimitExceededException.builder(),
          "LimitExceeded",
          "A managed policy can have up to 5 versions. Before you create a new version, you must"
              + " delete an existing version.");
    }
    String version = "v" + (number(before.getLast().versionId()) + 1);
    documents().set(policy.arn(), version, request.policyDocument());
    if (Boolean.TRUE.equals(request.setAsDefault())) {
      policies().put(policy.arn(), policy.toBuilder().defaultVersionId(version).build());
    }
    return CreatePolicyVersionResponse.builder()
        .policyVersion(v -> v.versionId(version).isDefaultVersion(request.setAsDefault()))
        .build();
  }

  /** Newest first, and without their documents. */
  ListPolicyVersionsResponse listVersions(ListPolicyVersionsRequest request) {
    List<PolicyVersion> all =
        versions(require(request.policyArn())).reversed().stream()
            .map(version -> version.toBuilder().document(null).build())
            .toList();
    var page = endpoint.page(all, request.marker(), request.maxItems(), Roles.PAGE);
    return ListPolicyVersionsResponse.builder()
        .versions(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  DeletePolicyVersionResponse deleteVersion(DeletePolicyVersionRequest request) {
    Policy policy = require(request.policyArn());
    if (request.versionId().equals(policy.defaultVersionId())) {
      throw conflict("Cannot delete the default version of a policy.");
    }
    if (documents().get(policy.arn(), request.versionId()) == null) {
      throw roles.noSuchEntity("Policy version %s was not found.".formatted(request.versionId()));
    }
    documents().remove(policy.arn(), request.versionId());
    return DeletePolicyVersionResponse.builder().build();
  }

  private AwsServiceException conflict(String message) {
    return endpoint.error(DeleteConflictException.builder(), "DeleteConflict", "%s", message);
  }

  DeletePolicyResponse delete(DeletePolicyRequest request) {
    Policy policy = require(request.policyArn());
    if (attachments(policy.arn()) > 0) {
      throw conflict("Cannot delete a policy attached to entities.");
    }
    if (documents().of(policy.arn()).size() > 1) {
      throw conflict(
          "This policy has more than one version. Before you delete a policy, you must"
              + " delete the policy's versions. The default version is deleted with the policy.");
    }
    policies().remove(policy.arn());
    documents().removeAll(policy.arn());
    endpoint.backend().tags().forget(policy.arn());
    return DeletePolicyResponse.builder().build();
  }

  TagPolicyResponse tag(TagPolicyRequest request) {
    endpoint
        .backend()
        .tags()
        .add(require(request.policyArn()).arn(), request.tags(), Tag::key, Tag::value);
    return TagPolicyResponse.builder().build();
  }

  UntagPolicyResponse untag(UntagPolicyRequest request) {
    endpoint.backend().tags().remove(require(request.policyArn()).arn(), request.tagKeys());
    return UntagPolicyResponse.builder().build();
  }

  ListPolicyTagsResponse tags(ListPolicyTagsRequest request) {
    var page =
        endpoint.page(
            tagsOf(require(request.policyArn()).arn()),
            request.marker(),
            request.maxItems(),
            Roles.PAGE);
    return ListPolicyTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  /** As {@code GetAccountAuthorizationDetails} has them: with documents, without tags. */
  List<ManagedPolicyDetail> details() {
    return policies().all().stream()
        .map(policy ->
            ManagedPolicyDetail.builder()
                .policyName(policy.policyName())
                .policyId(policy.policyId())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersionId())
                .attachmentCount(attachments(policy.arn()))
                .isAttachable(true)
                .description(policy.description())
                .policyVersionList(versions(policy))
                .build())
        .toList();
  }
}
