package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.source.SourceSpan;

/** Reads who deploys a service, and how. */
final class Controllers {
  private Controllers() {}

  /** Where the type of its deployment controller stands. */
  static SourceSpan span(Service service) {
    return service
        .body()
        .block("deployment_controller")
        .map(block -> block.valueSpan("type"))
        .orElse(service.header());
  }

  /** Whether it is blue/green, linear or canary; false when not known. */
  static boolean shiftsTraffic(Service service) {
    String strategy = service.deploymentStrategy();
    return strategy != null && !strategy.equals("ROLLING");
  }

  /** Where its strategy stands. */
  static SourceSpan strategySpan(Service service) {
    return service
        .body()
        .block("deployment_configuration")
        .map(block -> block.valueSpan("strategy"))
        .orElse(service.header());
  }
}
