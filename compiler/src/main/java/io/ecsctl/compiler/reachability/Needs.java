package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.evaluation.Poison;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a task definition makes ECS fetch before, and write while, its containers run. */
final class Needs {
  private static final Pattern ECR =
      Pattern.compile(
          "[0-9]{12}\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\."
              + "(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)");

  /** Registries that are on the internet and nowhere else. */
  private static final Set<String> PUBLIC =
      Set.of(
          "ghcr.io",
          "quay.io",
          "gcr.io",
          "registry.k8s.io",
          "registry.gitlab.com",
          "mcr.microsoft.com",
          "nvcr.io",
          "docker.elastic.co");

  private static final Pattern REPOSITORY = reads("repository");
  private static final Pattern SECRET = reads("secret");
  private static final Pattern PARAMETER = reads("parameter");

  private Needs() {}

  private static Pattern reads(String kind) {
    return Pattern.compile("(?<![\\w.])(?:data\\.)?" + kind + "\\.");
  }

  /** In the order of the containers; each destination once. */
  static List<Need> of(TaskDefinition task, String region) {
    List<Need> needs = new ArrayList<>();
    for (Container container : task.containers()) {
      Block block = container.block();
      Value image = block.value("image");
      if (image != null) {
        add(needs, registry(image, region), "pull their image", block, "image");
      }
      block
          .block("repository_credentials")
          .ifPresent(login ->
              add(
                  needs,
                  Destination.SECRETS,
                  "log in to their registry",
                  login,
                  "credentials_parameter"));
      if (block.value("secrets") instanceof Value.Keyed keyed) {
        for (Value secret : keyed.entries().values()) {
          Destination destination = store(secret, region);
          if (destination != null) {
            add(needs, destination, "read their secrets", block, "secrets");
          }
        }
      }
      for (Block file : block.blocks("environment_file")) {
        add(needs, Destination.S3, "read their environment files", file, "value");
      }
      if ("awslogs".equals(container.logDriver())) {
        add(
            needs,
            logs(container, region),
            "send their logs",
            block,
            block.has("log_group") ? "log_group" : "log_configuration");
      }
    }
    return needs;
  }

  private static void add(
      List<Need> needs, Destination destination, String purpose, Block block, String name) {
    if (needs.stream().noneMatch(need -> need.destination().equals(destination))) {
      needs.add(new Need(destination, purpose, block.valueSpan(name)));
    }
  }

  static Destination registry(Value image, String region) {
    if (image instanceof Value.Unknown unknown) {
      return REPOSITORY.matcher(written(unknown)).find()
          ? Destination.ECR
          : Destination.unknown("registry");
    }
    if (!(image instanceof Value.Text(var name))) {
      return Destination.unknown("registry");
    }
    int slash = name.indexOf('/');
    String host = slash < 0 ? "" : name.substring(0, slash);
    if (!host.contains(".") && !host.contains(":") && !host.equals("localhost")) {
      return Destination.DOCKER_HUB;
    }
    Matcher ecr = ECR.matcher(host);
    if (ecr.matches()) {
      return region.isEmpty() || ecr.group(1).equals(region)
          ? Destination.ECR
          : Destination.internet("registry", host);
    }
    return switch (host) {
      case "public.ecr.aws" -> Destination.ECR_PUBLIC;
      case "docker.io", "index.docker.io", "registry-1.docker.io" -> Destination.DOCKER_HUB;
      default ->
          PUBLIC.contains(host)
              ? Destination.internet("registry", host)
              : Destination.unknown(host);
    };
  }

  /** Of what is left of a reported mistake there is no text, and nothing to be told. */
  private static String written(Value.Unknown unknown) {
    return Poison.is(unknown) ? "" : ExpressionText.of(unknown.residual());
  }

  /** Null when it is not clear where the secret is. */
  private static @Nullable Destination store(Value secret, String region) {
    return switch (secret) {
      case Value.Reference(var address) -> store(address);
      case Value.Text(var text) when text.startsWith("arn:") -> {
        String[] parts = text.split(":", 5);
        boolean here = region.isEmpty() || parts.length < 4 || parts[3].equals(region);
        yield !here || parts.length < 3
            ? null
            : switch (parts[2]) {
              case "secretsmanager" -> Destination.SECRETS;
              case "ssm" -> Destination.PARAMETERS;
              default -> null;
            };
      }
      case Value.Text _ -> Destination.PARAMETERS;
      case Value.Unknown unknown -> {
        String text = written(unknown);
        yield SECRET.matcher(text).find()
            ? Destination.SECRETS
            : PARAMETER.matcher(text).find() ? Destination.PARAMETERS : null;
      }
      default -> null;
    };
  }

  private static @Nullable Destination store(ResourceAddress address) {
    return switch (address.kind()) {
      case "secret" -> Destination.SECRETS;
      case "parameter" -> Destination.PARAMETERS;
      default -> null;
    };
  }

  private static Destination logs(Container container, String region) {
    Value there =
        container
            .block()
            .block("log_configuration")
            .map(log -> log.value("options"))
            .filter(Value.Keyed.class::isInstance)
            .map(options -> ((Value.Keyed) options).entries().get("awslogs-region"))
            .orElse(null);
    return there instanceof Value.Text(var other) && !region.isEmpty() && !other.equals(region)
        ? Destination.internet("logs", "logs of " + other)
        : Destination.LOGS;
  }
}
