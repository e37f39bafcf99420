package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class PortRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new AwsvpcHostPort(),
          new HostModeHostPort(),
          new NoNetworkPorts(),
          new DuplicateContainerPort(),
          new DuplicateHostPort(),
          new DuplicatePortName(),
          new PortRanges());

  private PortRules() {}
}
