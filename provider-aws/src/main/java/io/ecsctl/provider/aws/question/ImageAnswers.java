package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * Images of ECR, a hundred of a repository in a call. An index says its platforms; of a single
 * image the configuration does, which is a blob of its own.
 *
 * <p>Sources: Amazon ECR API Reference, BatchGetImage; OCI image specification, image index and
 * image configuration.
 */
final class ImageAnswers implements Answering<Question.Image> {
  private static final int AT_ONCE = 100;
  private static final List<String> MANIFESTS =
      List.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private final AwsClients clients;

  ImageAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Image> questions) {
    Map<String, List<Question.Image>> byRepository =
        questions.stream()
            .filter(question -> question.region().equals(clients.region()))
            .collect(
                Collectors.groupingBy(
                    question -> question.registry() + "/" + question.repository(),
                    TreeMap::new,
                    Collectors.toList()));
    return Answers.together(
        byRepository.values().stream()
            .flatMap(all -> Parallel.batches(all, AT_ONCE).stream())
            .toList(),
        this::ask);
  }

  private Map<Question, Answer> ask(List<Question.Image> images) {
    Question.Image first = images.getFirst();
    BatchGetImageResponse found =
        Call.unless(
            Set.of("RepositoryNotFoundException"),
            "ecr:BatchGetImage",
            () ->
                clients
                    .ecr()
                    .batchGetImage(r ->
                        r.registryId(first.registry())
                            .repositoryName(first.repository())
                            .acceptedMediaTypes(MANIFESTS)
                            .imageIds(images.stream().map(ImageAnswers::id).toList())));
    Map<Question, Answer> answers = new HashMap<>();
    for (Question.Image image : images) {
      answers.put(
          image,
          found == null
              ? Answers.ABSENT
              : found.images().stream()
                  .filter(candidate -> isNamed(candidate.imageId(), image.reference()))
                  .findFirst()
                  .<Answer>map(there -> new Answer.Image(true, platforms(image, there)))
                  .orElseGet(() -> new Answer.Image(false, new TreeSet<>())));
    }
    return answers;
  }

  private static ImageIdentifier id(Question.Image image) {
    return image.reference().startsWith("sha256:")
        ? ImageIdentifier.builder().imageDigest(image.reference()).build()
        : ImageIdentifier.builder().imageTag(image.reference()).build();
  }

  private static boolean isNamed(ImageIdentifier id, String reference) {
    return reference.equals(id.imageTag()) || reference.equals(id.imageDigest());
  }

  /** Nothing where the registry does not say: a platform that is not known is no mistake. */
  private SortedSet<String> platforms(Question.Image question, Image image) {
    SortedSet<String> platforms = new TreeSet<>();
    if (!(parsed(image.imageManifest()) instanceof Map<?, ?> manifest)) {
      return platforms;
    }
    if (manifest.get("manifests") instanceof List<?> several) {
      for (Object one : several) {
        if (one instanceof Map<?, ?> entry) {
          add(platforms, entry.get("platform"));
        }
      }
    } else if (manifest.get("config") instanceof Map<?, ?> config
        && config.get("digest") instanceof String digest) {
      add(platforms, configuration(question, digest));
    }
    return platforms;
  }

  private @Nullable Object configuration(Question.Image image, String digest) {
    try {
      return parsed(
          clients.fetch(
              Call.to(
                      "ecr:GetDownloadUrlForLayer",
                      () ->
                          clients
                              .ecr()
                              .getDownloadUrlForLayer(r ->
                                  r.registryId(image.registry())
                                      .repositoryName(image.repository())
                                      .layerDigest(digest)))
                  .downloadUrl()));
    } catch (ProviderException notTold) {
      return null;
    }
  }

  /** What is no image, an attestation, is for {@code unknown/unknown}. */
  private static void add(SortedSet<String> platforms, @Nullable Object platform) {
    if (platform instanceof Map<?, ?> said
        && said.get("os") instanceof String system
        && said.get("architecture") instanceof String processor
        && !system.equals("unknown")) {
      platforms.add(system + "/" + processor);
    }
  }

  private static @Nullable Object parsed(@Nullable String json) {
    try {
      return json == null ? null : JsonTree.parse(json);
    } catch (IOException notJson) {
      return null;
    }
  }
}
