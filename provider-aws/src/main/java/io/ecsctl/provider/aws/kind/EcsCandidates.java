package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.EcsInventory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;

/** What of ECS a data block may mean: ARNs and names. */
final class EcsCandidates {
  private final AwsClients clients;

  EcsCandidates(AwsClients clients) {
    this.clients = clients;
  }

  List<String> clusters(Value.ObjectOf filters) {
    return Call.to(
        "ecs:ListClusters",
        () -> clients.ecs().listClustersPaginator().clusterArns().stream().toList());
  }

  /** ECS lists the services of one cluster, never all; of the default one where none is named. */
  List<String> services(Value.ObjectOf filters) {
    if (filters.entries().isEmpty()) {
      return List.of();
    }
    List<String> arns =
        Call.unless(
            Set.of("ClusterNotFoundException"),
            "ecs:ListServices",
            () ->
                clients
                    .ecs()
                    .listServicesPaginator(r -> r.cluster(cluster(filters)).maxResults(100))
                    .serviceArns()
                    .stream()
                    .toList());
    return arns == null ? List.of() : arns;
  }

  /** {@code CLUSTER/NAME}, as names are unique in a cluster only; null when no name is given. */
  static @Nullable String service(Value.ObjectOf filters) {
    String arn = Values.text(filters, "arn");
    String name = Values.text(filters, "name");
    return arn != null || name == null ? arn : cluster(filters) + "/" + name;
  }

  private static String cluster(Value.ObjectOf filters) {
    String cluster = Values.text(filters, "cluster");
    return cluster == null ? "default" : cluster.substring(cluster.lastIndexOf('/') + 1);
  }

  List<String> capacityProviders(Value.ObjectOf filters) {
    try {
      return EcsInventory.allCapacityProviders(clients).stream()
          .map(CapacityProvider::capacityProviderArn)
          .toList();
    } catch (ProviderException failure) {
      if (!failure.code().equals(AwsErrors.UNSUPPORTED)) {
        throw failure;
      }
      // An endpoint that does not list them may know one by its name all the same.
      return List.of();
    }
  }

  List<String> families(Value.ObjectOf filters) {
    return Call.to(
        "ecs:ListTaskDefinitionFamilies",
        () ->
            clients
                .ecs()
                .listTaskDefinitionFamiliesPaginator(
                    r -> r.status(TaskDefinitionFamilyStatus.ACTIVE))
                .families()
                .stream()
                .toList());
  }

  /** {@code FAMILY:REVISION}, or the family alone, which is its newest active revision to ECS. */
  static @Nullable String taskDefinition(Value.ObjectOf filters) {
    String arn = Values.text(filters, "arn");
    String family = Values.text(filters, "family");
    String revision = Values.text(filters, "revision");
    return arn != null || family == null || revision == null
        ? (arn != null ? arn : family)
        : family + ":" + revision;
  }
}
