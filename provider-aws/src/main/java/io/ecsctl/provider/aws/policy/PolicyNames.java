package io.ecsctl.provider.aws.policy;

import java.util.List;
import java.util.Map;

/**
 * What IAM's JSON calls the attributes of the block, in the order in which documents state them.
 */
final class PolicyNames {
  /** Of a statement, besides its principals and conditions: texts and lists. */
  static final List<Map.Entry<String, String>> LISTS =
      List.of(
          Map.entry("actions", "Action"),
          Map.entry("not_actions", "NotAction"),
          Map.entry("resources", "Resource"),
          Map.entry("not_resources", "NotResource"));

  static final List<Map.Entry<String, String>> PRINCIPALS =
      List.of(
          Map.entry("aws", "AWS"),
          Map.entry("services", "Service"),
          Map.entry("federated", "Federated"),
          Map.entry("canonical_users", "CanonicalUser"));

  private PolicyNames() {}

  /**
   * The attribute of a type of principals.
   *
   * @throws ClassCastException when there is no such type
   */
  static String principal(String type) {
    return PRINCIPALS.stream()
        .filter(p -> p.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new ClassCastException("no type of principals: " + type));
  }
}
