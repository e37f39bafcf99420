package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * The rules of security groups: one for each direction, protocol, ports and peer. A group's
 * permissions are its rules, grouped.
 */
final class SecurityGroupRules {
  private final Ec2Api api;
  private final Ec2Tables tables;

  SecurityGroupRules(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  /** Adds all of them or none. */
  List<SecurityGroupRule> add(
      String group, boolean egress, List<IpPermission> permissions, List<TagSpecification> tags) {
    requireGroup(group);
    List<SecurityGroupRule> added = new ArrayList<>();
    for (IpPermission permission : permissions) {
      for (SecurityGroupRule rule : rules(group, egress, permission)) {
        if (tables.rules().any(other -> same(other, rule))
            || added.stream().anyMatch(other -> same(other, rule))) {
          throw api.error(
              "InvalidPermission.Duplicate",
              "the specified rule \"%s\" already exists",
              describe(rule));
        }
        added.add(rule);
      }
    }
    List<SecurityGroupRule> stored = new ArrayList<>();
    for (SecurityGroupRule rule : added) {
      String id = "sgr-" + api.backend().hex17();
      SecurityGroupRule complete =
          rule.toBuilder().securityGroupRuleId(id).securityGroupRuleArn(api.arn(id)).build();
      tables.rules().put(id, complete);
      api.tag(id, ResourceType.SECURITY_GROUP_RULE, tags);
      stored.add(tagged(complete));
    }
    return stored;
  }

  private void requireGroup(@Nullable String id) {
    if (!tables.groups().contains(id)) {
      throw api.error("InvalidGroup.NotFound", "The security group '%s' does not exist", id);
    }
  }

  private List<SecurityGroupRule> rules(String group, boolean egress, IpPermission permission) {
    SecurityGroupRule common = common(group, egress, permission);
    List<SecurityGroupRule> rules = new ArrayList<>();
    for (IpRange range : permission.ipRanges()) {
      rules.add(
          common.toBuilder()
              .cidrIpv4(cidr(range.cidrIp()))
              .description(range.description())
              .build());
    }
    for (Ipv6Range range : permission.ipv6Ranges()) {
      rules.add(
          common.toBuilder()
              .cidrIpv6(cidr(range.cidrIpv6()))
              .description(range.description())
              .build());
    }
    for (PrefixListId list : permission.prefixListIds()) {
      rules.add(
          common.toBuilder()
              .prefixListId(list.prefixListId())
              .description(list.description())
              .build());
    }
    for (UserIdGroupPair pair : permission.userIdGroupPairs()) {
      requireGroup(pair.groupId());
      rules.add(
          common.toBuilder()
              .referencedGroupInfo(
                  ReferencedSecurityGroup.builder()
                      .groupId(pair.groupId())
                      .userId(Backend.ACCOUNT)
                      .build())
              .description(pair.description())
              .build());
    }
    return rules;
  }

  private SecurityGroupRule common(String group, boolean egress, IpPermission permission) {
    String protocol = protocol(permission.ipProtocol());
    boolean all = protocol.equals("-1");
    if (!all && (permission.fromPort() == null || permission.toPort() == null)) {
      throw api.error(
          "InvalidParameterValue",
          "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
    }
    if (!all && permission.fromPort() > permission.toPort()) {
      throw api.error(
          "InvalidParameterValue",
          "Invalid TCP/UDP port range (%d:%d)",
          permission.fromPort(),
          permission.toPort());
    }
    return SecurityGroupRule.builder()
        .groupId(group)
        .groupOwnerId(Backend.ACCOUNT)
        .isEgress(egress)
        .ipProtocol(protocol)
        .fromPort(all ? Integer.valueOf(-1) : permission.fromPort())
        .toPort(all ? Integer.valueOf(-1) : permission.toPort())
        .build();
  }

  private static String protocol(@Nullable String protocol) {
    return switch (protocol) {
      case null -> "-1";
      case "6" -> "tcp";
      case "17" -> "udp";
      case "1" -> "icmp";
      case String other -> other;
    };
  }

  private String cidr(String text) {
    Cidr block = Cidr.parse(text);
    if (block == null) {
      throw api.error("InvalidParameterValue", "CIDR block %s is malformed", text);
    }
    // EC2 clears host bits without a word.
    return block.canonical().toString();
  }

  /** Same but for id, description and tags. */
  private static boolean same(SecurityGroupRule a, SecurityGroupRule b) {
    return identity(a).equals(identity(b));
  }

  private static SecurityGroupRule identity(SecurityGroupRule rule) {
    return rule.toBuilder()
        .securityGroupRuleId(null)
        .securityGroupRuleArn(null)
        .description(null)
        .build();
  }

  private static String describe(SecurityGroupRule rule) {
    String peer =
        rule.referencedGroupInfo() != null
            ? rule.referencedGroupInfo().groupId()
            : Objects.requireNonNullElse(
                rule.cidrIpv4(), Objects.requireNonNullElse(rule.cidrIpv6(), "-"));
    return rule.ipProtocol().equals("-1")
        ? "peer: %s, ALL, ALLOW".formatted(peer)
        : "peer: %s, %s, from port: %d, to port: %d, ALLOW"
            .formatted(
                peer, rule.ipProtocol().toUpperCase(Locale.ROOT), rule.fromPort(), rule.toPort());
  }

  private SecurityGroupRule tagged(SecurityGroupRule rule) {
    return rule.toBuilder().tags(api.tags(rule.securityGroupRuleId())).build();
  }

  /** Removes all of them or none. */
  void revoke(String group, boolean egress, List<IpPermission> permissions, List<String> ruleIds) {
    requireGroup(group);
    List<String> doomed = new ArrayList<>();
    for (String id : ruleIds) {
      if (tables.rules().find(id).filter(r -> r.groupId().equals(group)).isEmpty()) {
        throw api.error(
            "InvalidSecurityGroupRuleId.NotFound",
            "The security group rule ID '%s' does not exist",
            id);
      }
      doomed.add(id);
    }
    for (IpPermission permission : permissions) {
      for (SecurityGroupRule rule : rules(group, egress, permission)) {
        doomed.add(
            tables.rules().all().stream()
                .filter(other -> same(other, rule))
                .map(SecurityGroupRule::securityGroupRuleId)
                .findFirst()
                .orElseThrow(() ->
                    api.error(
                        "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group.")));
      }
    }
    doomed.forEach(this::remove);
  }

  private void remove(String id) {
    tables.rules().remove(id);
    api.forget(id);
  }

  void removeAll(String group) {
    tables
        .rules()
        .where(r -> r.groupId().equals(group))
        .forEach(r -> remove(r.securityGroupRuleId()));
  }

  /** Whether a rule of another group names it. */
  boolean isReferenced(String group) {
    return tables
        .rules()
        .any(r ->
            r.referencedGroupInfo() != null
                && r.referencedGroupInfo().groupId().equals(group)
                && !r.groupId().equals(group));
  }

  /** Changes the descriptions of rules that are there. */
  void describe(String group, boolean egress, List<IpPermission> permissions) {
    requireGroup(group);
    for (IpPermission permission : permissions) {
      for (SecurityGroupRule wanted : rules(group, egress, permission)) {
        SecurityGroupRule rule =
            tables.rules().all().stream()
                .filter(other -> same(other, wanted))
                .findFirst()
                .orElseThrow(() ->
                    api.error(
                        "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group."));
        tables
            .rules()
            .put(
                rule.securityGroupRuleId(),
                rule.toBuilder().description(wanted.description()).build());
      }
    }
  }

  List<IpPermission> permissions(String group, boolean egress) {
    Map<List<?>, List<SecurityGroupRule>> byPorts = new LinkedHashMap<>();
    for (SecurityGroupRule rule :
        tables.rules().where(r -> r.groupId().equals(group) && r.isEgress() == egress)) {
      byPorts
          .computeIfAbsent(
              List.of(rule.ipProtocol(), rule.fromPort(), rule.toPort()), _ -> new ArrayList<>())
          .add(rule);
    }
    return byPorts.values().stream().map(SecurityGroupRules::permission).toList();
  }

  private static IpPermission permission(List<SecurityGroupRule> rules) {
    SecurityGroupRule first = rules.getFirst();
    boolean all = first.ipProtocol().equals("-1");
    List<IpRange> v4 = new ArrayList<>();
    List<Ipv6Range> v6 = new ArrayList<>();
    List<PrefixListId> lists = new ArrayList<>();
    List<UserIdGroupPair> groups = new ArrayList<>();
    for (SecurityGroupRule rule : rules) {
      if (rule.cidrIpv4() != null) {
        v4.add(IpRange.builder().cidrIp(rule.cidrIpv4()).description(rule.description()).build());
      } else if (rule.cidrIpv6() != null) {
        v6.add(
            Ipv6Range.builder().cidrIpv6(rule.cidrIpv6()).description(rule.description()).build());
      } else if (rule.prefixListId() != null) {
        lists.add(
            PrefixListId.builder()
                .prefixListId(rule.prefixListId())
                .description(rule.description())
                .build());
      } else {
        groups.add(
            UserIdGroupPair.builder()
                .groupId(rule.referencedGroupInfo().groupId())
                .userId(Backend.ACCOUNT)
                .description(rule.description())
                .build());
      }
    }
    return IpPermission.builder()
        .ipProtocol(first.ipProtocol())
        .fromPort(all ? null : first.fromPort())
        .toPort(all ? null : first.toPort())
        .ipRanges(v4)
        .ipv6Ranges(v6)
        .prefixListIds(lists)
        .userIdGroupPairs(groups)
        .build();
  }

  DescribeSecurityGroupRulesResponse describe(DescribeSecurityGroupRulesRequest request) {
    List<SecurityGroupRule> all =
        tables
            .rules()
            .where(r ->
                !request.hasSecurityGroupRuleIds()
                    || request.securityGroupRuleIds().contains(r.securityGroupRuleId()));
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(
                    SecurityGroupRule::securityGroupRuleId, SecurityGroupRules::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeSecurityGroupRulesResponse.builder()
        .securityGroupRules(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(SecurityGroupRule rule) {
    return Map.of(
        "group-id", List.of(rule.groupId()),
        "security-group-rule-id", List.of(rule.securityGroupRuleId()));
  }
}
