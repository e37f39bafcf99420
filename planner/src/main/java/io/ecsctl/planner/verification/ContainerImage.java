package io.ecsctl.planner.verification;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.planner.provider.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image of a private registry of ECR that a container runs. Of other registries nothing can be
 * asked with AWS's credentials.
 *
 * <p>Source: Amazon ECR User Guide, private registries, "Registry concepts", and its FIPS
 * endpoints.
 *
 * @param container for messages: {@code container "app"}
 * @param platform that it has to be for, {@code linux/arm64}; null when the task leaves that open
 */
record ContainerImage(
    Subject task,
    String container,
    SourceSpan place,
    Question.Image question,
    @Nullable String platform) {
  private static final Pattern ECR =
      Pattern.compile(
          "(?<registry>[0-9]{12})\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+)\\."
              + "(?:amazonaws\\.com(?:\\.cn)?|on\\.(?:aws|amazonwebservices\\.com\\.cn))/"
              + "(?<repository>[^:@]+)(?::(?<tag>[^@]+))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  /** Those of all tasks that are asked about. */
  static List<ContainerImage> in(Situation situation) {
    List<ContainerImage> images = new ArrayList<>();
    for (Subject task : situation.subjects("task_definition")) {
      for (SettledBlock container : task.body().blocks("container")) {
        question(container.text("image"))
            .ifPresent(question ->
                images.add(
                    new ContainerImage(
                        task,
                        Containers.title(container),
                        container.span("image"),
                        question,
                        platform(task.body()))));
      }
    }
    return images;
  }

  private static Optional<Question.Image> question(@Nullable String image) {
    Matcher ecr = ECR.matcher(image == null ? "" : image);
    if (!ecr.matches()) {
      return Optional.empty();
    }
    String digest = ecr.group("digest");
    String tag = ecr.group("tag");
    return Optional.of(
        new Question.Image(
            ecr.group("registry"),
            ecr.group("region"),
            ecr.group("repository"),
            digest != null ? digest : tag != null ? tag : "latest"));
  }

  /** Fargate runs Linux on X86_64 unless told otherwise; on instances it is the instance's. */
  private static @Nullable String platform(SettledBlock task) {
    Optional<SettledBlock> platform = task.block("runtime_platform");
    if (task.written().has("runtime_platform") && platform.isEmpty()) {
      return null;
    }
    String processor = platform.map(block -> block.text("cpu_architecture")).orElse(null);
    String system = platform.map(block -> block.text("operating_system_family")).orElse(null);
    if (processor == null && !task.texts("requires_compatibilities").contains("FARGATE")) {
      return null;
    }
    return (system != null && system.startsWith("WINDOWS") ? "windows/" : "linux/")
        + ("ARM64".equals(processor) ? "arm64" : "amd64");
  }

  /** {@code the image of container "app"}. */
  String title() {
    return "the image of " + container;
  }

  /** {@code web:1.4}. */
  String name() {
    return question.repository()
        + (question.reference().startsWith("sha256:") ? "@" : ":")
        + question.reference();
  }
}
