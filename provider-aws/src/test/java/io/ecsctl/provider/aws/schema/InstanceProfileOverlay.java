package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;

/** An {@code instance_profile} block. */
final class InstanceProfileOverlay {
  private InstanceProfileOverlay() {}

  static KindOverlay overlay() {
    KindOverlay profile =
        KindOverlay.of(
                "instance_profile",
                "IAM",
                "iam:CreateInstanceProfile",
                CreateInstanceProfileRequest.builder())
            .doc("The role that instances act as; their container agent joins the cluster with it.")
            .identity("arn")
            .name("name", 128, "[\\w+=,.@-]{1,128}", "letters, digits and _+=,.@-")
            .computed("arn", "The ARN.")
            .computed("id", "The unique id, AIPA….")
            .exclude("Path", "the stack's: IAM lists profiles by path, and without their tags")
            .replacedBy("InstanceProfileName");
    profile.at("InstanceProfileName").name("name").doc("Unique in the account.");
    profile
        .add("", "role")
        .reference("name", "role")
        .doc(
            "The role; for container instances one that ec2.amazonaws.com may take on, with the"
                + " policy AmazonEC2ContainerServiceforEC2Role.");
    profile.at("Tags").doc("Tags of this object, besides the stack's.");
    return profile;
  }
}
