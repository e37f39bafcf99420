package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/** A secret's copies in other regions. */
final class SecretReplicas {
  private final SecretsManagerClient secrets;

  SecretReplicas(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  static List<Value> blocks(DescribeSecretResponse secret) {
    return secret.replicationStatus().stream()
        .<Value>map(replica ->
            new LiveAttributes()
                .text("region", replica.region())
                .text("kms_key", replica.kmsKeyId())
                .build())
        .toList();
  }

  /** Removes and adds what it takes; one with another key is made anew. */
  void set(DescribeSecretResponse secret, List<ReplicaRegionType> wanted) {
    List<String> unwanted =
        secret.replicationStatus().stream()
            .filter(has -> wanted.stream().noneMatch(shall -> same(has, shall)))
            .map(ReplicationStatusType::region)
            .toList();
    if (!unwanted.isEmpty()) {
      Call.to(
          "secretsmanager:RemoveRegionsFromReplication",
          () ->
              secrets.removeRegionsFromReplication(
                  r -> r.secretId(secret.arn()).removeReplicaRegions(unwanted)));
    }
    List<ReplicaRegionType> missing =
        wanted.stream()
            .filter(shall -> secret.replicationStatus().stream().noneMatch(has -> same(has, shall)))
            .toList();
    if (!missing.isEmpty()) {
      Call.to(
          "secretsmanager:ReplicateSecretToRegions",
          () ->
              secrets.replicateSecretToRegions(
                  r -> r.secretId(secret.arn()).addReplicaRegions(missing)));
    }
  }

  private static boolean same(ReplicationStatusType has, ReplicaRegionType shall) {
    return has.region().equals(shall.region())
        && (shall.kmsKeyId() == null || Objects.equals(has.kmsKeyId(), shall.kmsKeyId()));
  }
}
