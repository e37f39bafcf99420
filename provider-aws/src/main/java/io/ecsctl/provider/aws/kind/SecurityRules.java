package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * Takes a group's rules from what they are to what they shall be, new ones first, so that nothing
 * allowed before and after is cut.
 */
final class SecurityRules {
  private static final String DUPLICATE = "InvalidPermission.Duplicate";
  private static final String NOT_FOUND = "InvalidPermission.NotFound";

  /** Which calls, and which permissions. */
  enum Direction {
    INGRESS,
    EGRESS
  }

  private final AwsClients clients;

  SecurityRules(AwsClients clients) {
    this.clients = clients;
  }

  private Ec2Client ec2() {
    return clients.ec2();
  }

  void change(
      Direction direction,
      String group,
      Collection<SecurityRule> live,
      Collection<SecurityRule> desired) {
    Map<SecurityRule, String> has = descriptions(live);
    Map<SecurityRule, String> shall = descriptions(desired);
    Set<SecurityRule> added = new LinkedHashSet<>(desired);
    added.removeIf(rule -> has.containsKey(rule.withoutDescription()));
    Set<SecurityRule> renamed = new LinkedHashSet<>(desired);
    renamed.removeIf(rule ->
        !has.containsKey(rule.withoutDescription())
            || rule.description().equals(has.get(rule.withoutDescription())));
    Set<SecurityRule> removed = new LinkedHashSet<>(has.keySet());
    removed.removeAll(shall.keySet());
    authorize(direction, group, permissions(added));
    describe(direction, group, permissions(renamed));
    revoke(direction, group, permissions(removed));
  }

  private static Map<SecurityRule, String> descriptions(Collection<SecurityRule> rules) {
    Map<SecurityRule, String> byRule = new LinkedHashMap<>();
    rules.forEach(rule -> byRule.put(rule.withoutDescription(), rule.description()));
    return byRule;
  }

  private static List<IpPermission> permissions(Collection<SecurityRule> rules) {
    return rules.stream().map(SecurityRule::permission).toList();
  }

  private void authorize(Direction direction, String group, List<IpPermission> permissions) {
    together(permissions, DUPLICATE, p -> authorizeAll(direction, group, p));
  }

  void revoke(Direction direction, String group, List<IpPermission> permissions) {
    together(permissions, NOT_FOUND, p -> revokeAll(direction, group, p));
  }

  private interface Change {
    void of(List<IpPermission> permissions);
  }

  /**
   * All in one call; EC2 refuses all when one is there already (or gone), as after a lost answer:
   * then one by one.
   */
  private static void together(List<IpPermission> permissions, String done, Change change) {
    if (permissions.isEmpty()) {
      return;
    }
    try {
      change.of(permissions);
    } catch (ProviderException refused) {
      if (!refused.code().equals(done)) {
        throw refused;
      }
      if (permissions.size() > 1) {
        permissions.forEach(permission -> together(List.of(permission), done, change));
      }
    }
  }

  private void authorizeAll(Direction direction, String group, List<IpPermission> permissions) {
    switch (direction) {
      case INGRESS ->
          Call.to(
              "ec2:AuthorizeSecurityGroupIngress",
              () ->
                  ec2()
                      .authorizeSecurityGroupIngress(
                          r -> r.groupId(group).ipPermissions(permissions)));
      case EGRESS ->
          Call.to(
              "ec2:AuthorizeSecurityGroupEgress",
              () ->
                  ec2()
                      .authorizeSecurityGroupEgress(
                          r -> r.groupId(group).ipPermissions(permissions)));
    }
  }

  private void revokeAll(Direction direction, String group, List<IpPermission> permissions) {
    switch (direction) {
      case INGRESS ->
          Call.to(
              "ec2:RevokeSecurityGroupIngress",
              () ->
                  ec2()
                      .revokeSecurityGroupIngress(
                          r -> r.groupId(group).ipPermissions(permissions)));
      case EGRESS ->
          Call.to(
              "ec2:RevokeSecurityGroupEgress",
              () ->
                  ec2()
                      .revokeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(permissions)));
    }
  }

  private void describe(Direction direction, String group, List<IpPermission> permissions) {
    if (permissions.isEmpty()) {
      return;
    }
    switch (direction) {
      case INGRESS ->
          Call.to(
              "ec2:UpdateSecurityGroupRuleDescriptionsIngress",
              () ->
                  ec2()
                      .updateSecurityGroupRuleDescriptionsIngress(
                          r -> r.groupId(group).ipPermissions(permissions)));
      case EGRESS ->
          Call.to(
              "ec2:UpdateSecurityGroupRuleDescriptionsEgress",
              () ->
                  ec2()
                      .updateSecurityGroupRuleDescriptionsEgress(
                          r -> r.groupId(group).ipPermissions(permissions)));
    }
  }

  /** Takes away the group's rules whose peer is {@code peer}. */
  void revokeReferences(SecurityGroup group, String peer) {
    revoke(Direction.INGRESS, group.groupId(), referring(group.ipPermissions(), peer));
    revoke(Direction.EGRESS, group.groupId(), referring(group.ipPermissionsEgress(), peer));
  }

  private static List<IpPermission> referring(List<IpPermission> permissions, String peer) {
    Set<SecurityRule> rules = new HashSet<>(SecurityRule.ofPermissions(permissions));
    rules.removeIf(rule -> !rule.peer().equals(peer));
    return permissions(rules);
  }
}
