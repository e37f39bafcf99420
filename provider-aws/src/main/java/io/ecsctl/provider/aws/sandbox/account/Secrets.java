package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/**
 * Secrets by ARN, with their versions. Of values only the {@link SecretKeys} are kept: the
 * sandbox's file is readable. A deleted secret holds its name until its recovery window is over.
 */
final class Secrets {
  private static final int PAGE = 100;
  private static final int DEFAULT_WINDOW_DAYS = 30;
  private static final int SHORTEST_WINDOW_DAYS = 7;
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";

  private final Endpoint endpoint;

  Secrets(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<DescribeSecretResponse> secrets() {
    Table<DescribeSecretResponse> table =
        endpoint.backend().table("secretsmanager.secret", DescribeSecretResponse::builder);
    Instant now = endpoint.backend().now();
    table.removeWhere(s -> s.deletedDate() != null && s.deletedDate().isBefore(now));
    return table;
  }

  /** Of a secret, version id to stage. */
  private Attributes stages() {
    return endpoint.backend().attributes("secret versions");
  }

  private static boolean isNamed(DescribeSecretResponse secret, @Nullable String id) {
    return secret.arn().equals(id) || secret.name().equals(id);
  }

  Optional<DescribeSecretResponse> find(@Nullable String id) {
    return secrets().all().stream().filter(s -> isNamed(s, id)).findFirst();
  }

  DescribeSecretResponse require(@Nullable String id) {
    return find(id)
        .orElseThrow(() ->
            endpoint.error(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret."));
  }

  /** One that is not on its way out. */
  DescribeSecretResponse usable(@Nullable String id) {
    DescribeSecretResponse secret = require(id);
    if (secret.deletedDate() != null) {
      throw invalid(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  private AwsServiceException invalid(String message) {
    return endpoint.error(
        InvalidRequestException.builder(), "InvalidRequestException", "%s", message);
  }

  void change(String arn, DescribeSecretResponse changed) {
    secrets().put(arn, changed.toBuilder().lastChangedDate(endpoint.backend().now()).build());
  }

  CreateSecretResponse create(CreateSecretRequest request) {
    Optional<DescribeSecretResponse> there = find(request.name());
    if (there.isPresent()) {
      return again(request, there.get());
    }
    String arn =
        endpoint
            .backend()
            .arn(
                "secretsmanager",
                "secret:" + request.name() + "-" + endpoint.backend().hex16().substring(0, 6));
    change(
        arn,
        DescribeSecretResponse.builder()
            .arn(arn)
            .name(request.name())
            .type(request.type())
            .description(request.description())
            .kmsKeyId(request.kmsKeyId())
            .createdDate(endpoint.backend().now())
            .replicationStatus(
                request.addReplicaRegions().stream()
                    .map(r ->
                        ReplicationStatusType.builder()
                            .region(r.region())
                            .kmsKeyId(r.kmsKeyId())
                            .status(StatusType.IN_SYNC)
                            .build())
                    .toList())
            .build());
    endpoint.backend().tags().add(arn, request.tags(), Tag::key, Tag::value);
    String version = request.secretString() == null ? null : request.clientRequestToken();
    if (version != null) {
      stage(arn, version);
      SecretKeys.remember(endpoint, arn, request.secretString());
    }
    return CreateSecretResponse.builder().arn(arn).name(request.name()).versionId(version).build();
  }

  /** The same token is the same request. */
  private CreateSecretResponse again(CreateSecretRequest request, DescribeSecretResponse there) {
    if (there.deletedDate() != null) {
      throw invalid(
          "You can't create this secret because a secret with this name is already scheduled for"
              + " deletion.");
    }
    String token = request.clientRequestToken();
    if (token == null || stages().get(there.arn(), token) == null) {
      throw endpoint.error(
          ResourceExistsException.builder(),
          "ResourceExistsException",
          "The operation failed because the secret %s already exists.",
          request.name());
    }
    return CreateSecretResponse.builder()
        .arn(there.arn())
        .name(there.name())
        .versionId(token)
        .build();
  }

  /** The new version is the current one; the one before stays as the previous one. */
  private void stage(String arn, String version) {
    Map<String, String> before = stages().of(arn);
    if (before.containsKey(version)) {
      return;
    }
    before.forEach((id, stage) -> {
      stages().remove(arn, id);
      if (stage.equals(CURRENT)) {
        stages().set(arn, id, PREVIOUS);
      }
    });
    stages().set(arn, version, CURRENT);
  }

  boolean hasValue(DescribeSecretResponse secret) {
    return stages().of(secret.arn()).containsValue(CURRENT);
  }

  private Map<String, List<String>> versions(String arn) {
    Map<String, List<String>> versions = new TreeMap<>();
    stages().of(arn).forEach((id, stage) -> versions.put(id, List.of(stage)));
    return versions;
  }

  DescribeSecretResponse describe(DescribeSecretRequest request) {
    DescribeSecretResponse secret = require(request.secretId());
    return secret.toBuilder()
        .tags(tagsOf(secret))
        .versionIdsToStages(versions(secret.arn()))
        .build();
  }

  private List<Tag> tagsOf(DescribeSecretResponse secret) {
    return endpoint
        .backend()
        .tags()
        .as(secret.arn(), (key, value) -> Tag.builder().key(key).value(value).build());
  }

  /** The filters are {@code tag-key}, {@code tag-value} and {@code name}: a prefix. */
  ListSecretsResponse list(ListSecretsRequest request) {
    List<DescribeSecretResponse> wanted =
        secrets()
            .where(s ->
                (s.deletedDate() == null || Boolean.TRUE.equals(request.includePlannedDeletion()))
                    && request.filters().stream().allMatch(filter -> matches(filter, s)));
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return ListSecretsResponse.builder()
        .secretList(page.items().stream().map(this::entry).toList())
        .nextToken(page.next())
        .build();
  }

  private boolean matches(Filter filter, DescribeSecretResponse secret) {
    Map<String, String> tags = endpoint.backend().tags().of(secret.arn());
    return filter.values().stream()
        .anyMatch(value ->
            switch (filter.keyAsString()) {
              case "tag-key" -> tags.keySet().stream().anyMatch(key -> key.startsWith(value));
              case "tag-value" -> tags.values().stream().anyMatch(v -> v.startsWith(value));
              case "name" -> secret.name().startsWith(value);
              case null, default ->
                  throw endpoint.error(
                      InvalidParameterException.builder(),
                      "InvalidParameterException",
                      "The sandbox knows no filter %s.",
                      filter.keyAsString());
            });
  }

  private SecretListEntry entry(DescribeSecretResponse secret) {
    return SecretListEntry.builder()
        .arn(secret.arn())
        .name(secret.name())
        .description(secret.description())
        .kmsKeyId(secret.kmsKeyId())
        .createdDate(secret.createdDate())
        .lastChangedDate(secret.lastChangedDate())
        .deletedDate(secret.deletedDate())
        .tags(tagsOf(secret))
        .secretVersionsToStages(versions(secret.arn()))
        .build();
  }

  /** What the request does not say stays. */
  UpdateSecretResponse update(UpdateSecretRequest request) {
    DescribeSecretResponse secret = usable(request.secretId());
    DescribeSecretResponse.Builder changed = secret.toBuilder();
    if (request.description() != null) {
      changed.description(request.description());
    }
    if (request.kmsKeyId() != null) {
      changed.kmsKeyId(request.kmsKeyId());
    }
    if (request.type() != null) {
      changed.type(request.type());
    }
    change(secret.arn(), changed.build());
    if (request.secretString() != null) {
      stage(secret.arn(), request.clientRequestToken());
      SecretKeys.remember(endpoint, secret.arn(), request.secretString());
    }
    return UpdateSecretResponse.builder().arn(secret.arn()).name(secret.name()).build();
  }

  PutSecretValueResponse putValue(PutSecretValueRequest request) {
    DescribeSecretResponse secret = usable(request.secretId());
    stage(secret.arn(), request.clientRequestToken());
    if (request.secretString() != null) {
      SecretKeys.remember(endpoint, secret.arn(), request.secretString());
    }
    change(secret.arn(), secret);
    return PutSecretValueResponse.builder()
        .arn(secret.arn())
        .name(secret.name())
        .versionId(request.clientRequestToken())
        .versionStages(CURRENT)
        .build();
  }

  DeleteSecretResponse delete(DeleteSecretRequest request) {
    DescribeSecretResponse secret = require(request.secretId());
    boolean atOnce = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
    long days =
        request.recoveryWindowInDays() == null
            ? DEFAULT_WINDOW_DAYS
            : request.recoveryWindowInDays();
    if (atOnce && request.recoveryWindowInDays() != null) {
      throw parameter(
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    if (days < SHORTEST_WINDOW_DAYS || days > DEFAULT_WINDOW_DAYS) {
      throw parameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    Instant gone = endpoint.backend().now();
    if (atOnce) {
      secrets().remove(secret.arn());
      stages().removeAll(secret.arn());
      endpoint.backend().tags().forget(secret.arn());
    } else {
      gone = gone.plus(Duration.ofDays(days));
      change(secret.arn(), secret.toBuilder().deletedDate(gone).build());
    }
    return DeleteSecretResponse.builder()
        .arn(secret.arn())
        .name(secret.name())
        .deletionDate(gone)
        .build();
  }

  private AwsServiceException parameter(String message) {
    return endpoint.error(
        InvalidParameterException.builder(), "InvalidParameterException", "%s", message);
  }

  RestoreSecretResponse restore(RestoreSecretRequest request) {
    DescribeSecretResponse secret = require(request.secretId());
    change(secret.arn(), secret.toBuilder().deletedDate(null).build());
    return RestoreSecretResponse.builder().arn(secret.arn()).name(secret.name()).build();
  }

  TagResourceResponse tag(TagResourceRequest request) {
    endpoint
        .backend()
        .tags()
        .add(usable(request.secretId()).arn(), request.tags(), Tag::key, Tag::value);
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    endpoint.backend().tags().remove(usable(request.secretId()).arn(), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }
}
