package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;

/**
 * Managed policies by ARN, or AWS's own by name: their names are unique, but they are kept under
 * several paths. A program may write the path too, as consoles show it.
 */
final class ManagedPolicies {
  private static final List<String> PATHS =
      List.of("service-role/", "", "job-function/", "aws-service-role/");
  private static final String NO_SUCH = "NoSuchEntity";
  private static final Set<String> GONE = Set.of(NO_SUCH);

  private final Tools tools;

  /** Where AWS keeps those that were attached before: most roles are given the same ones. */
  private final Map<String, String> paths = new ConcurrentHashMap<>();

  ManagedPolicies(Tools tools) {
    this.tools = tools;
  }

  private IamClient iam() {
    return tools.clients().iam();
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
    ProviderException last = null;
    for (String path : paths(policy)) {
      try {
        Call.to("iam:AttachRolePolicy", () -> attachArn(role, arn(path, policy)));
        paths.put(policy, path);
        return;
      } catch (ProviderException refused) {
        if (!refused.code().equals(NO_SUCH)) {
          throw refused;
        }
        last = refused;
      }
    }
    throw unknown(policy, Objects.requireNonNull(last));
  }

  /**
   * @param refused by the last path that was tried
   */
  private static ProviderException unknown(String policy, ProviderException refused) {
    return new ProviderException(
        refused.code(),
        refused.operation(),
        "AWS has no managed policy named "
            + policy
            + ". Check the name, or write the ARN if the policy is one of this account's.",
        refused.requestId(),
        refused);
  }

  /** The likeliest first. */
  private List<String> paths(String policy) {
    String known = paths.get(policy);
    return known == null ? PATHS : List.of(known);
  }

  private AttachRolePolicyResponse attachArn(String role, String arn) {
    return iam().attachRolePolicy(r -> r.roleName(role).policyArn(arn));
  }

  /** Detaching what is not attached is refused, so the paths can be tried in turn. */
  void detach(String role, String policy) {
    if (policy.startsWith("arn:")) {
      Call.unless(GONE, "iam:DetachRolePolicy", () -> detachArn(role, policy));
      return;
    }
    for (String path : paths(policy)) {
      if (Call.unless(GONE, "iam:DetachRolePolicy", () -> detachArn(role, arn(path, policy)))
          != null) {
        paths.put(policy, path);
        return;
      }
    }
  }

  private DetachRolePolicyResponse detachArn(String role, String arn) {
    return iam().detachRolePolicy(r -> r.roleName(role).policyArn(arn));
  }

  private String arn(String path, String name) {
    return "arn:" + tools.partition() + ":iam::aws:policy/" + path + name;
  }
}
