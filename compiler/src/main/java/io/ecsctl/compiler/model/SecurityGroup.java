package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;
import java.util.List;

/** A {@code security_group}. It has exactly the rules that it states. */
public record SecurityGroup(Resource resource) implements Element {
  public List<SecurityRule> ingress() {
    return rules(SecurityRule.Direction.INGRESS);
  }

  public List<SecurityRule> egress() {
    return rules(SecurityRule.Direction.EGRESS);
  }

  public List<SecurityRule> rules(SecurityRule.Direction direction) {
    return body().blocks(direction.word()).stream()
        .map(block -> new SecurityRule(direction, block))
        .toList();
  }

  /** False when the rules of that direction are an expression that is not known yet. */
  public boolean rulesKnown(SecurityRule.Direction direction) {
    return Fields.isKnown(body(), direction.word());
  }
}
