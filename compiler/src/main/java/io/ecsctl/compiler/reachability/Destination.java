package io.ecsctl.compiler.reachability;

import java.util.List;

/**
 * What tasks have to reach outside of the program.
 *
 * @param word how it is asked for: {@code ecr}
 * @param label as printed: {@code public.ecr.aws}
 * @param services AWS services of the stack's region that endpoints in the VPC can lead to; empty
 *     for what is on the internet only
 * @param somewhere false when it is not known to be on the internet at all
 */
public record Destination(String word, String label, List<String> services, boolean somewhere) {
  /** The registry keeps the layers of images in S3. */
  public static final Destination ECR = aws("ecr", "ecr.api", "ecr.dkr", "s3");

  public static final Destination LOGS = aws("logs", "logs");
  public static final Destination SECRETS = aws("secretsmanager", "secretsmanager");
  public static final Destination PARAMETERS = aws("ssm", "ssm");
  public static final Destination S3 = aws("s3", "s3");
  public static final Destination ECS = aws("ecs", "ecs", "ecs-agent", "ecs-telemetry");
  public static final Destination ECR_PUBLIC = internet("ecr-public", "public.ecr.aws");
  public static final Destination DOCKER_HUB = internet("docker-hub", "docker.io");

  /** Those that can be asked for by their words, whether or not a task needs them. */
  public static final List<Destination> KNOWN =
      List.of(ECR, ECR_PUBLIC, DOCKER_HUB, LOGS, SECRETS, PARAMETERS, S3, ECS);

  public Destination {
    services = List.copyOf(services);
  }

  private static Destination aws(String word, String... services) {
    return new Destination(word, word, List.of(services), true);
  }

  static Destination internet(String word, String label) {
    return new Destination(word, label, List.of(), true);
  }

  static Destination unknown(String label) {
    return new Destination("registry", label, List.of(), false);
  }

  public boolean isRegistry() {
    return equals(ECR) || equals(ECR_PUBLIC) || equals(DOCKER_HUB) || word.equals("registry");
  }
}
