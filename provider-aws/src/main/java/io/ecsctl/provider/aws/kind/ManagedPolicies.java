package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;

/**
 * Managed policies by ARN, or AWS's own by name: their names are unique, but they are kept under
 * several paths. A program may write the path too, as consoles show it.
 */
final class ManagedPolicies {
  private static final List<String> PATHS =
      List.of("", "service-role/", "job-function/", "aws-service-role/");
  private static final String NO_SUCH = "NoSuchEntity";
  private static final Set<String> GONE = Set.of(NO_SUCH);

  private final IamClient iam;
  private final String partition;

  ManagedPolicies(IamClient iam, String partition) {
    this.iam = iam;
    this.partition = partition;
  }

  /** AWS's own policies by name, others by ARN. */
  static String canonical(String policy) {
    return !policy.startsWith("arn:") || policy.matches("arn:[^:]*:iam::aws:policy/.*")
        ? policy.substring(policy.lastIndexOf('/') + 1)
        : policy;
  }

  /** Every known one in its one form. */
  static Value canonical(Value.Sequence policies) {
    return new Value.SetOf(
        Type.STRING,
        policies.elements().stream()
            .map(p -> p instanceof Value.Text(var text) ? new Value.Text(canonical(text)) : p)
            .toList());
  }

  /** Tries the paths in turn: asking where a policy is would take one more permission. */
  void attach(String role, String policy) {
    if (policy.startsWith("arn:")) {
      Call.to("iam:AttachRolePolicy", () -> attachArn(role, policy));
      return;
    }
    for (String path : PATHS) {
      if (Call.unless(GONE, "iam:AttachRolePolicy", () -> attachArn(role, arn(path, policy)))
          != null) {
        return;
      }
    }
    throw new ProviderException(
        NO_SUCH,
        "iam:AttachRolePolicy",
        "AWS has no managed policy named "
            + policy
            + ". Check the name, or write the ARN if the policy is one of this account's.");
  }

  private AttachRolePolicyResponse attachArn(String role, String arn) {
    return iam.attachRolePolicy(r -> r.roleName(role).policyArn(arn));
  }

  void detach(String role, String policy) {
    List<String> arns =
        policy.startsWith("arn:")
            ? List.of(policy)
            : PATHS.stream().map(path -> arn(path, policy)).toList();
    for (String arn : arns) {
      Call.unless(
          GONE,
          "iam:DetachRolePolicy",
          () -> iam.detachRolePolicy(r -> r.roleName(role).policyArn(arn)));
    }
  }

  private String arn(String path, String name) {
    return "arn:" + partition + ":iam::aws:policy/" + path + name;
  }
}
