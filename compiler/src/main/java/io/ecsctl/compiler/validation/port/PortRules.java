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
          new DynamicHostPort(),
          new HostModeTasks(),
          new FixedHostPortTasks(),
          new EphemeralHostPort(),
          new ReservedHostPort(),
          new DuplicateContainerPort(),
          new DuplicateHostPort(),
          new DuplicatePortName(),
          new PortRanges(),
          new PortAndRange(),
          new UnusedAppProtocol());

  private PortRules() {}
}
