package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationRequest;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/**
 * Secrets Manager, without rotation. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class SecretsManager implements SecretsManagerClient {
  private final Endpoint endpoint;
  private final Secrets secrets;
  private final SecretPolicies policies;
  private final SecretKeys keys;

  public SecretsManager(Backend backend) {
    endpoint = backend.endpoint("SecretsManager", SecretsManagerException::builder);
    secrets = new Secrets(endpoint);
    policies = new SecretPolicies(endpoint, secrets);
    keys = new SecretKeys(endpoint, secrets);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateSecretResponse createSecret(CreateSecretRequest request) {
    return endpoint.change("CreateSecret", () -> secrets.create(request));
  }

  @Override
  public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    return endpoint.read("DescribeSecret", () -> secrets.describe(request));
  }

  @Override
  public ListSecretsResponse listSecrets(ListSecretsRequest request) {
    return endpoint.read("ListSecrets", () -> secrets.list(request));
  }

  @Override
  public BatchGetSecretValueResponse batchGetSecretValue(BatchGetSecretValueRequest request) {
    return endpoint.read("BatchGetSecretValue", () -> keys.get(request));
  }

  @Override
  public UpdateSecretResponse updateSecret(UpdateSecretRequest request) {
    return endpoint.change("UpdateSecret", () -> secrets.update(request));
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    return endpoint.change("PutSecretValue", () -> secrets.putValue(request));
  }

  @Override
  public DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
    return endpoint.change("DeleteSecret", () -> secrets.delete(request));
  }

  @Override
  public RestoreSecretResponse restoreSecret(RestoreSecretRequest request) {
    return endpoint.change("RestoreSecret", () -> secrets.restore(request));
  }

  @Override
  public GetRandomPasswordResponse getRandomPassword(GetRandomPasswordRequest request) {
    return endpoint.read("GetRandomPassword", () -> policies.random(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change("TagResource", () -> secrets.tag(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change("UntagResource", () -> secrets.untag(request));
  }

  @Override
  public GetResourcePolicyResponse getResourcePolicy(GetResourcePolicyRequest request) {
    return endpoint.read("GetResourcePolicy", () -> policies.get(request));
  }

  @Override
  public PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request) {
    return endpoint.change("PutResourcePolicy", () -> policies.put(request));
  }

  @Override
  public DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request) {
    return endpoint.change("DeleteResourcePolicy", () -> policies.delete(request));
  }

  @Override
  public ReplicateSecretToRegionsResponse replicateSecretToRegions(
      ReplicateSecretToRegionsRequest request) {
    return endpoint.change("ReplicateSecretToRegions", () -> policies.replicate(request));
  }

  @Override
  public RemoveRegionsFromReplicationResponse removeRegionsFromReplication(
      RemoveRegionsFromReplicationRequest request) {
    return endpoint.change("RemoveRegionsFromReplication", () -> policies.unreplicate(request));
  }
}
