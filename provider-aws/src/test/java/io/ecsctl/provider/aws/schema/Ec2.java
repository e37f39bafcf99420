package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Type;
import software.amazon.awssdk.core.SdkPojo;

/** What all EC2 calls have in common. */
final class Ec2 {
  private Ec2() {}

  static KindOverlay kind(String kind, String call, SdkPojo request) {
    KindOverlay overlay =
        KindOverlay.of(kind, "EC2", "ec2:" + call, request)
            .identity("id")
            .computed("id", "The id that EC2 gave it.")
            .exclude("DryRun", "a plan tells what would happen")
            .exclude("TagSpecifications", "tags says it");
    overlay
        .add("", "tags")
        .type(new AttributeType.MapOf(AttributeType.Scalar.of(Type.STRING), "Key", "Value"))
        .member("Tags")
        .doc("Tags of this object, besides the stack's.");
    return overlay;
  }
}
