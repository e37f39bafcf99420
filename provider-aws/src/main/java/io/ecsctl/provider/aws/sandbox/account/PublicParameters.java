package io.ecsctl.provider.aws.sandbox.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Parameters that AWS publishes in every account: the images it recommends for container instances.
 * Each has an id of its own that never changes.
 */
final class PublicParameters {
  private static final Pattern IMAGE =
      Pattern.compile(
          "/aws/service/(ecs/optimized-ami/amazon-linux-(2|2023)(/arm64|/gpu)?/recommended"
              + "|bottlerocket/aws-ecs-2(-nvidia)?/(x86_64|arm64)/latest)/image_id");

  private PublicParameters() {}

  static Optional<Parameter> find(String name, String region) {
    Matcher image = IMAGE.matcher(name);
    return image.matches()
        ? Optional.of(
            Parameter.builder()
                .name(name)
                .arn("arn:aws:ssm:%s::parameter%s".formatted(region, name))
                .type("String")
                .dataType("aws:ec2:image")
                .value("ami-%017x".formatted((long) name.hashCode() & 0xffffffffL))
                .version(1L)
                .build())
        : Optional.empty();
  }
}
