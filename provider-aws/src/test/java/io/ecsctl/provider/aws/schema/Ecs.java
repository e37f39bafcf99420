package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/** What all ECS calls have in common. */
final class Ecs {
  private Ecs() {}

  static final String NAME = "[a-zA-Z0-9_-]{1,255}";
  static final String CHARACTERS = "letters, digits, - and _";
  static final String NAME_WORDS = "at most 255 " + CHARACTERS;
  static final String LOWER_WORDS =
      "at most 64 lower-case letters, digits, - and _, and no - first";

  /** What a container's variable or its log driver's option may come from. */
  static final AttributeType SECRET =
      new AttributeType.ReferenceTo(List.of("secret", "parameter"), "arn");

  static KindOverlay kind(String kind, String call, SdkPojo request) {
    KindOverlay overlay =
        KindOverlay.of(kind, "ECS", "ecs:" + call, request)
            .identity("arn")
            .computed("arn", "The ARN.");
    overlay.at("tags").doc("Tags of this object, besides the stack's.");
    return overlay;
  }

  /** Fargate's own, or one that a program or somebody else made. */
  static final AttributeType[] PROVIDER = {
    new AttributeType.Scalar(Type.STRING, Unit.NONE, List.of("FARGATE", "FARGATE_SPOT")),
    new AttributeType.ReferenceTo(List.of("capacity_provider"), "name")
  };

  /** A strategy's elements: matched by provider, in no order. */
  static void strategy(KindOverlay overlay, String path, int most) {
    overlay.at(path).key("capacity_provider").count(0, most);
    overlay.at(path + ".capacityProvider").oneOf(PROVIDER).required();
    overlay.at(path + ".weight").range(0, 1000).fallback(0);
    overlay.at(path + ".base").range(0, 100_000).fallback(0);
  }

  /** Where a container's output goes. */
  static void logConfiguration(KindOverlay overlay, String path) {
    overlay.at(path + ".logDriver").required();
    overlay
        .at(path + ".secretOptions")
        .type(new AttributeType.MapOf(SECRET, "name", "valueFrom"))
        .doc("Options from secrets and parameters.");
  }
}
