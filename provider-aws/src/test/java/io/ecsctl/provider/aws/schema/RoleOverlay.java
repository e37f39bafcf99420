package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;

/** A {@code role} block. */
final class RoleOverlay {
  private RoleOverlay() {}

  static KindOverlay overlay() {
    KindOverlay role =
        KindOverlay.of("role", "IAM", "iam:CreateRole", CreateRoleRequest.builder())
            .doc(
                "An identity that tasks, services or instances take on: exactly the policies stated"
                    + " here.")
            .identity("arn")
            .name("name", 64, "[\\w+=,.@-]{1,64}", "letters, digits and _+=,.@-")
            .computed("arn", "The ARN.")
            .computed("id", "The unique id, AROA….")
            .replacedBy("RoleName", "Path");
    role.at("RoleName").name("name");
    role.at("Path").form("/|/[!-~]*/", "/ or /…/").length(1, 512).fallback("/");
    role.at("AssumeRolePolicyDocument")
        .name("assume_role_policy")
        .length(1, 131_072)
        .rule("ECS727")
        .computed()
        .doc("Who may take the role on, as a policy in JSON.");
    role.at("MaxSessionDuration").duration(Unit.SECONDS).range(3600, 43_200).fallbackSeconds(3600);
    role.at("PermissionsBoundary")
        .form("arn:.*", "an ARN")
        .doc("The ARN of the policy that bounds it.");
    role.at("Description").length(0, 1000).fallback("");
    AttributeType principal = AttributeType.Scalar.of(Type.STRING);
    role.add("", "trust")
        .oneOf(principal, new AttributeType.SetOf(principal))
        .doc("The AWS services that may take the role on: ecs-tasks.amazonaws.com.");
    role.add("", "managed_policies")
        .count(0, 20)
        .stated(Source.CLOUDFORMATION)
        .type(
            new AttributeType.SetOf(
                new AttributeType.OneOf(
                    List.of(new AttributeType.ReferenceTo(List.of("policy"), "arn"), principal))))
        .doc("Managed policies: the program's, ARNs, or names of AWS's own.");
    role.group("", "policy").plural("policies").member().doc("An inline policy, by its name.");
    role.add("", "policy.name")
        .name("name")
        .in("policy")
        .form("[\\w+=,.@-]{1,128}", "at most 128 letters, digits and _+=,.@-")
        .rule("ECS914")
        .required();
    role.add("", "policy.document")
        .name("document")
        .length(1, 131_072)
        .rule("ECS727")
        .in("policy")
        .doc("The policy in JSON: jsonencode({ … }), where policy_document is not used.");
    role.add("", "policy.policy_document")
        .name("policy_document")
        .in("policy")
        .type(PolicyDocumentOverlay.type())
        .doc("What the policy allows.");
    role.add("", "trust_policy")
        .type(PolicyDocumentOverlay.type())
        .doc("Who may take the role on, where trust does not say enough.");
    describe(role);
    return role;
  }

  private static void describe(KindOverlay role) {
    role.at("RoleName").doc("Unique in the account.");
    role.at("Path").doc("Groups roles: /team/.");
    role.at("Description").doc("What it is for.");
    role.at("MaxSessionDuration").doc("How long it may be taken on at a time.");
    role.at("Tags").doc("Tags of this object, besides the stack's.");
  }
}
