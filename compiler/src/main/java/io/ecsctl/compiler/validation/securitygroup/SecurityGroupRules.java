package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class SecurityGroupRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new UselessEgress(),
          new RuleWithoutPorts(),
          new AllProtocolsWithPorts(),
          new RuleWithoutPeer(),
          new DuplicateRule(),
          new CoveredRule(),
          new OpenToAnyone(),
          new OpenTask(),
          new ForeignSecurityGroup(),
          new SecurityRuleCount());

  private SecurityGroupRules() {}
}
