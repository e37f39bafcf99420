package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/** Of a secret's text all that the sandbox keeps: the keys of its JSON, if it is JSON. */
final class SecretKeys {
  private static final String OBJECT = "is an object";
  private static final String KEY = "key ";

  private final Endpoint endpoint;
  private final Secrets secrets;

  SecretKeys(Endpoint endpoint, Secrets secrets) {
    this.endpoint = endpoint;
    this.secrets = secrets;
  }

  private static Attributes keys(Endpoint endpoint) {
    return endpoint.backend().attributes("secret keys");
  }

  /** A secret has a new text. */
  static void remember(Endpoint endpoint, String arn, String text) {
    keys(endpoint).removeAll(arn);
    try {
      if (JsonTree.parse(text) instanceof Map<?, ?> object) {
        keys(endpoint).set(arn, OBJECT, "");
        object.keySet().forEach(key -> keys(endpoint).set(arn, KEY + key, ""));
      }
    } catch (IOException notJson) {
      // Then there is nothing to remember.
    }
  }

  /** With texts that have the same keys, and nothing behind them. */
  BatchGetSecretValueResponse get(BatchGetSecretValueRequest request) {
    List<SecretValueEntry> values = new ArrayList<>();
    List<APIErrorType> errors = new ArrayList<>();
    for (String id : request.secretIdList()) {
      Optional<DescribeSecretResponse> secret =
          secrets.find(id).filter(found -> found.deletedDate() == null);
      if (secret.filter(secrets::hasValue).isPresent()) {
        values.add(value(secret.get()));
      } else {
        errors.add(
            APIErrorType.builder()
                .secretId(id)
                .errorCode("ResourceNotFoundException")
                .message(
                    secret.isPresent()
                        ? "Secrets Manager can't find the specified secret value for staging label:"
                            + " AWSCURRENT"
                        : "Secrets Manager can't find the specified secret.")
                .build());
      }
    }
    return BatchGetSecretValueResponse.builder().secretValues(values).errors(errors).build();
  }

  private SecretValueEntry value(DescribeSecretResponse secret) {
    Map<String, String> known = keys(endpoint).of(secret.arn());
    return SecretValueEntry.builder()
        .arn(secret.arn())
        .name(secret.name())
        .secretString(
            known.containsKey(OBJECT)
                ? known.keySet().stream()
                    .filter(name -> name.startsWith(KEY))
                    .map(name ->
                        '"' + name.substring(KEY.length()).replace("\"", "\\\"") + "\":\"\"")
                    .collect(Collectors.joining(",", "{", "}"))
                : "not kept")
        .build();
  }
}
