package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** What a role may do: the managed policies that are attached to it, and those written into it. */
final class RolePolicies {
  static final String MANAGED = "managed_policies";
  static final String INLINE = "policy";
  private static final Set<String> GONE = Set.of("NoSuchEntity");

  private final Tools tools;
  private final ManagedPolicies managedPolicies;

  RolePolicies(Tools tools) {
    this.tools = tools;
    managedPolicies = new ManagedPolicies(tools);
  }

  private IamClient iam() {
    return tools.clients().iam();
  }

  private static Set<String> managed(Value.ObjectOf attributes) {
    Set<String> managed = new TreeSet<>();
    Values.texts(attributes, MANAGED).forEach(p -> managed.add(ManagedPolicies.canonical(p)));
    return managed;
  }

  /** New ones first: a task that runs keeps what it may do before and after. */
  void setManaged(String role, Value.ObjectOf before, Value.ObjectOf after) {
    Set<String> has = managed(before);
    Set<String> shall = managed(after);
    shall.stream().filter(p -> !has.contains(p)).forEach(p -> managedPolicies.attach(role, p));
    has.stream().filter(p -> !shall.contains(p)).forEach(p -> managedPolicies.detach(role, p));
  }

  /** Documents by name. */
  private static Map<String, String> inline(Value.ObjectOf attributes) {
    Map<String, String> policies = new TreeMap<>();
    for (Value.Keyed block : Values.blocks(attributes, INLINE)) {
      String document = PolicyAttribute.DOCUMENT.json(block);
      if (document != null) {
        policies.put(Values.required(block, "name"), document);
      }
    }
    return policies;
  }

  /** As {@link #setManaged}, new ones first. */
  void setInline(String role, Value.ObjectOf before, Value.ObjectOf after) {
    Map<String, String> has = inline(before);
    Map<String, String> shall = inline(after);
    shall.forEach((policy, document) -> {
      if (!document.equals(has.get(policy))) {
        Call.to(
            "iam:PutRolePolicy",
            () ->
                iam()
                    .putRolePolicy(
                        r -> r.roleName(role).policyName(policy).policyDocument(document)));
      }
    });
    has.keySet().stream()
        .filter(policy -> !shall.containsKey(policy))
        .forEach(policy -> delete(role, policy));
  }

  private void delete(String role, String policy) {
    Call.unless(
        GONE,
        "iam:DeleteRolePolicy",
        () -> iam().deleteRolePolicy(r -> r.roleName(role).policyName(policy)));
  }

  /** Also those that were added since the role was read, or that IAM told of late. */
  void deleteAll(String role) {
    var attached =
        Call.unless(
            GONE,
            "iam:ListAttachedRolePolicies",
            () ->
                iam()
                    .listAttachedRolePoliciesPaginator(r -> r.roleName(role))
                    .attachedPolicies()
                    .stream()
                    .map(AttachedPolicy::policyArn)
                    .toList());
    if (attached == null) {
      return;
    }
    attached.forEach(policy -> managedPolicies.detach(role, policy));
    List<String> inline =
        Call.to(
            "iam:ListRolePolicies",
            () ->
                iam().listRolePoliciesPaginator(r -> r.roleName(role)).policyNames().stream()
                    .toList());
    inline.forEach(policy -> delete(role, policy));
  }
}
