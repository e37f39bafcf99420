package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;

/** A {@code policy} block. */
final class PolicyOverlay {
  private PolicyOverlay() {}

  static KindOverlay overlay() {
    KindOverlay policy =
        KindOverlay.of("policy", "IAM", "iam:CreatePolicy", CreatePolicyRequest.builder())
            .doc("A managed policy: what several roles may do, said once.")
            .identity("arn")
            .name("name", 128, "[\\w+=,.@-]{1,128}", "letters, digits and _+=,.@-")
            .computed("arn", "The ARN.")
            .computed("id", "The unique id, ANPA….")
            .replacedBy("PolicyName", "Path", "Description");
    policy.at("PolicyName").name("name").doc("Unique in the account.");
    policy
        .at("Path")
        .form("/|/[!-~]*/", "/ or /…/")
        .length(1, 512)
        .fallback("/")
        .doc("Groups policies: /team/.");
    policy
        .at("PolicyDocument")
        .name("document")
        .length(1, 131_072)
        .rule("ECS727")
        .doc("What it allows, in JSON: jsonencode({ … }), where policy_document is not used.");
    policy.at("Description").length(0, 1000).doc("What it is for. AWS takes no change of it.");
    policy.at("Tags").doc("Tags of this object, besides the stack's.");
    policy.add("", "policy_document").type(PolicyDocumentOverlay.type()).doc("What it allows.");
    return policy;
  }
}
