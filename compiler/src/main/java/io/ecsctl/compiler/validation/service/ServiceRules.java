package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ServiceRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new LaunchTypeAndStrategy(),
          new MissingNetwork(),
          new NetworkWithoutAwsvpc(),
          new ServiceNetwork(),
          new DefaultSecurityGroup(),
          new PublicIpOnInstances(),
          new MissingDesiredCount(),
          new DaemonDesiredCount(),
          new PlatformVersionOnInstances(),
          new ServiceRole(),
          new UnusedGracePeriod(),
          new ShortGracePeriod(),
          new ManagedTags(),
          new ExecTaskRole(),
          new CountAndAutoscaling(),
          new ExecLogging());

  private ServiceRules() {}
}
