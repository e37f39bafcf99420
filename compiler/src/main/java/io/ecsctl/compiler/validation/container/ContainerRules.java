package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ContainerRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new DuplicateContainer(),
          new EmptyImage(),
          new ImageReference(),
          new MovingTag(),
          new MissingDependency(),
          new DependencyCycle(),
          new HealthyDependency(),
          new CompletedDependency(),
          new HealthCheckCommand(),
          new OverlappingHealthChecks(),
          new StopTimeout(),
          new SpotStopTimeout(),
          new EssentialRestart(),
          new ReadonlyExec(),
          new PrivilegedRefused());

  private ContainerRules() {}
}
