package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;

/**
 * The image that AWS recommends for container instances, by the public parameter that names it.
 *
 * <p>Source: Amazon ECS Developer Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata";
 * Bottlerocket's documentation, "Finding an AMI".
 */
final class OptimizedAmi implements Finder {
  private final AwsClients clients;

  OptimizedAmi(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "ami";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String parameter = parameter(filters);
    GetParameterResponse found = Parameters.read(clients, parameter);
    return found == null
        ? List.of()
        : List.of(
            new Facts().text("id", found.parameter().value()).text("parameter", parameter).build());
  }

  private static String parameter(Value.ObjectOf filters) {
    String family = text(filters, "family", "amazon_linux_2023");
    String architecture = text(filters, "architecture", "x86_64");
    boolean arm = architecture.equals("arm64");
    boolean gpu = filters.get("gpu") instanceof Value.Bool(var wanted) && wanted;
    if (family.equals("bottlerocket")) {
      return "/aws/service/bottlerocket/aws-ecs-2%s/%s/latest/image_id"
          .formatted(gpu ? "-nvidia" : "", architecture);
    }
    return "/aws/service/ecs/optimized-ami/%s%s%s/recommended/image_id"
        .formatted(family.replace('_', '-'), arm ? "/arm64" : "", gpu ? "/gpu" : "");
  }

  private static String text(Value.ObjectOf filters, String name, String otherwise) {
    return filters.get(name) instanceof Value.Text(var text) ? text : otherwise;
  }
}
