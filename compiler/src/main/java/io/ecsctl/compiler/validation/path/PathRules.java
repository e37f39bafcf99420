package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class PathRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new NoEgress(),
          new NoPublicIp(),
          new EndpointClosed(),
          new EndpointOnlyImage(),
          new TaskUnreachable(),
          new DynamicPortsClosed(),
          new HostPortClosed(),
          new HealthCheckUnreachable(),
          new ListenerUnreachable(),
          new NeighbourUnreachable());

  private PathRules() {}
}
