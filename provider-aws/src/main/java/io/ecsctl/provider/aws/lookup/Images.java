package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * Images by their tag. A tag moves; the digest that it means now does not, so a program that takes
 * the {@code uri} of an image deploys what its plan showed.
 */
final class Images implements Finder {
  private final AwsClients clients;

  Images(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "image";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    String repository = Facts.text(filters, "repository");
    String tag = filters.has("tag") ? Facts.text(filters, "tag") : "latest";
    DescribeImagesResponse found =
        Call.unless(
            Set.of("ImageNotFoundException", "RepositoryNotFoundException"),
            "ecr:DescribeImages",
            () ->
                clients
                    .ecr()
                    .describeImages(r ->
                        r.repositoryName(repository)
                            .imageIds(ImageIdentifier.builder().imageTag(tag).build())));
    if (found == null || found.imageDetails().isEmpty()) {
      return List.of();
    }
    DescribeRepositoriesResponse repositories =
        Call.to(
            "ecr:DescribeRepositories",
            () -> clients.ecr().describeRepositories(r -> r.repositoryNames(repository)));
    String uri = repositories.repositories().getFirst().repositoryUri();
    return found.imageDetails().stream().map(image -> facts(image, uri, tag)).toList();
  }

  private static Value.ObjectOf facts(ImageDetail image, String repository, String tag) {
    return new Facts()
        .text("digest", image.imageDigest())
        .text("id", repository + "@" + image.imageDigest())
        .text("tag", tag)
        .text("uri", repository + "@" + image.imageDigest())
        .build();
  }
}
