package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.Repository;

/** Repositories of container images. */
final class ImageRepositories implements Finder {
  private final AwsClients clients;

  ImageRepositories(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "repository";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String name = Facts.text(filters, "name");
    DescribeRepositoriesResponse found =
        Call.unless(
            Set.of("RepositoryNotFoundException"),
            "ecr:DescribeRepositories",
            () -> clients.ecr().describeRepositories(r -> r.repositoryNames(name)));
    return found == null
        ? List.of()
        : found.repositories().stream().map(ImageRepositories::facts).toList();
  }

  private static Value.ObjectOf facts(Repository repository) {
    return new Facts()
        .text("arn", repository.repositoryArn())
        .text("name", repository.repositoryName())
        .text("uri", repository.repositoryUri())
        .build();
  }

  @Override
  public List<String> names() {
    return Call.to(
        "ecr:DescribeRepositories",
        () ->
            clients.ecr().describeRepositoriesPaginator().repositories().stream()
                .map(Repository::repositoryName)
                .toList());
  }
}
