package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;
import java.util.List;
import java.util.stream.Stream;

/** A {@code security_group}. It has exactly the rules that it states. */
public final class SecurityGroup implements Element {
  private final Resource resource;
  private final List<SecurityRule> ingress;
  private final List<SecurityRule> egress;
  private final List<SecurityRule> rules;

  /** Reads once what most rules ask for. */
  SecurityGroup(Resource resource) {
    this.resource = resource;
    this.ingress = read(resource, SecurityRule.Direction.INGRESS);
    this.egress = read(resource, SecurityRule.Direction.EGRESS);
    this.rules = Stream.concat(ingress.stream(), egress.stream()).toList();
  }

  private static List<SecurityRule> read(Resource resource, SecurityRule.Direction direction) {
    return resource.body().blocks(direction.word()).stream()
        .map(block -> new SecurityRule(direction, block))
        .toList();
  }

  @Override
  public Resource resource() {
    return resource;
  }

  public List<SecurityRule> ingress() {
    return ingress;
  }

  public List<SecurityRule> egress() {
    return egress;
  }

  /** Ingress, then egress. */
  public List<SecurityRule> rules() {
    return rules;
  }

  public List<SecurityRule> rules(SecurityRule.Direction direction) {
    return direction == SecurityRule.Direction.INGRESS ? ingress : egress;
  }

  /** False when the rules of that direction are an expression that is not known yet. */
  public boolean rulesKnown(SecurityRule.Direction direction) {
    return Fields.isKnown(body(), direction.word());
  }
}
