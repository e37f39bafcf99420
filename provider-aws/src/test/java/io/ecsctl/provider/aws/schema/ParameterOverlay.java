package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** A {@code parameter} block. */
final class ParameterOverlay {
  private ParameterOverlay() {}

  static KindOverlay overlay() {
    KindOverlay parameter =
        KindOverlay.of(
                "parameter", "Systems Manager", "ssm:PutParameter", PutParameterRequest.builder())
            .doc("A configuration value in Parameter Store, in the open or encrypted.")
            .identity("arn")
            .deletedFirst() // the name is what others know it by
            .name(
                "name",
                1011,
                "(?!(?i:aws|ssm)[/.])[a-zA-Z0-9_./-]{1,1011}",
                "letters, digits and _./-, but not aws… or ssm…")
            .computed("arn", "The ARN.")
            .renewed(
                "version",
                "The number of the current value, one more with every change.",
                "value",
                "description",
                "kms_key",
                "tier",
                "policies",
                "allowed_pattern")
            .replacedBy("Name", "Type", "DataType")
            .exclude("Overwrite", "what a plan shows as new is never overwritten");
    parameter
        .at("Value")
        .required()
        .doc(
            "The value. A SecureString's comes from a sensitive variable; it is written, and never"
                + " read back or shown.");
    parameter.at("Type").fallback("String").doc("SecureString is encrypted.");
    parameter
        .at("KeyId")
        .name("kms_key")
        .computed()
        .doc("The key that encrypts a SecureString: AWS's own when it is not stated.");
    parameter.at("Tier").computed().doc("Advanced is for long values and policies, and is paid.");
    parameter.at("DataType").fallback("text").doc("aws:ec2:image is checked to be an image's id.");
    parameter.at("Policies").doc("When the value expires, in JSON; on the Advanced tier.");
    parameter.at("AllowedPattern").doc("A regular expression for the value.");
    parameter.at("Name").name("name").doc("Unique in account and region; slashes make a tree.");
    parameter.at("Description").length(0, 1024).doc("What it is for.");
    parameter.at("Tags").doc("Tags of this object, besides the stack's.");
    return parameter;
  }
}
