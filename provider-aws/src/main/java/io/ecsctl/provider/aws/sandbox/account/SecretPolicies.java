package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationRequest;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

/** What belongs to secrets besides their versions: policies, replicas; and random passwords. */
final class SecretPolicies {
  private static final String POLICY = "policy";
  private static final long DEFAULT_LENGTH = 32;

  private final Endpoint endpoint;
  private final Secrets secrets;

  SecretPolicies(Endpoint endpoint, Secrets secrets) {
    this.endpoint = endpoint;
    this.secrets = secrets;
  }

  private Attributes policies() {
    return endpoint.backend().attributes("secret policies");
  }

  GetResourcePolicyResponse get(GetResourcePolicyRequest request) {
    DescribeSecretResponse secret = secrets.require(request.secretId());
    return GetResourcePolicyResponse.builder()
        .arn(secret.arn())
        .name(secret.name())
        .resourcePolicy(policies().get(secret.arn(), POLICY))
        .build();
  }

  PutResourcePolicyResponse put(PutResourcePolicyRequest request) {
    DescribeSecretResponse secret = secrets.usable(request.secretId());
    policies().set(secret.arn(), POLICY, request.resourcePolicy());
    return PutResourcePolicyResponse.builder().arn(secret.arn()).name(secret.name()).build();
  }

  DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest request) {
    DescribeSecretResponse secret = secrets.usable(request.secretId());
    policies().removeAll(secret.arn());
    return DeleteResourcePolicyResponse.builder().arn(secret.arn()).name(secret.name()).build();
  }

  ReplicateSecretToRegionsResponse replicate(ReplicateSecretToRegionsRequest request) {
    DescribeSecretResponse secret = secrets.usable(request.secretId());
    List<ReplicationStatusType> replicas = new ArrayList<>(secret.replicationStatus());
    request
        .addReplicaRegions()
        .forEach(region -> {
          replicas.removeIf(r -> r.region().equals(region.region()));
          replicas.add(
              ReplicationStatusType.builder()
                  .region(region.region())
                  .kmsKeyId(region.kmsKeyId())
                  .status(StatusType.IN_SYNC)
                  .build());
        });
    secrets.change(secret.arn(), secret.toBuilder().replicationStatus(replicas).build());
    return ReplicateSecretToRegionsResponse.builder()
        .arn(secret.arn())
        .replicationStatus(replicas)
        .build();
  }

  RemoveRegionsFromReplicationResponse unreplicate(RemoveRegionsFromReplicationRequest request) {
    DescribeSecretResponse secret = secrets.usable(request.secretId());
    List<ReplicationStatusType> replicas =
        secret.replicationStatus().stream()
            .filter(r -> !request.removeReplicaRegions().contains(r.region()))
            .toList();
    secrets.change(secret.arn(), secret.toBuilder().replicationStatus(replicas).build());
    return RemoveRegionsFromReplicationResponse.builder()
        .arn(secret.arn())
        .replicationStatus(replicas)
        .build();
  }

  /** As long as asked for; otherwise no better than the account's other random names. */
  GetRandomPasswordResponse random(GetRandomPasswordRequest request) {
    int length =
        Math.toIntExact(Objects.requireNonNullElse(request.passwordLength(), DEFAULT_LENGTH));
    StringBuilder password = new StringBuilder();
    while (password.length() < length) {
      password.append(endpoint.backend().hex32());
    }
    return GetRandomPasswordResponse.builder()
        .randomPassword(password.substring(0, length))
        .build();
  }
}
