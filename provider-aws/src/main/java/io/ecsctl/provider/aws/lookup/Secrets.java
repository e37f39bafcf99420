package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Secrets: what they are called, never what they hold. */
final class Secrets implements Finder {
  private final AwsClients clients;

  Secrets(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "secret";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String id = Facts.text(filters, "name");
    DescribeSecretResponse found =
        Call.unless(
            Set.of("ResourceNotFoundException"),
            "secretsmanager:DescribeSecret",
            () -> clients.secrets().describeSecret(r -> r.secretId(id)));
    // One that is being deleted can not be read any more.
    return found == null || found.deletedDate() != null
        ? List.of()
        : List.of(
            new Facts()
                .text("arn", found.arn())
                .text("description", found.description())
                .text("name", found.name())
                .text("version", current(found))
                .build());
  }

  private static @Nullable String current(DescribeSecretResponse secret) {
    return secret.versionIdsToStages().entrySet().stream()
        .filter(version -> version.getValue().contains("AWSCURRENT"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<String> names() {
    return Call.to(
        "secretsmanager:ListSecrets",
        () ->
            clients.secrets().listSecretsPaginator().stream()
                .flatMap(page -> page.secretList().stream())
                .map(SecretListEntry::name)
                .toList());
  }
}
