package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Service;

/** Reads the circuit breaker of a service. */
final class CircuitBreakers {
  private CircuitBreakers() {}

  static boolean isOn(Service service) {
    return service
        .body()
        .block("deployment_circuit_breaker")
        .filter(breaker -> Boolean.TRUE.equals(Fields.bool(breaker, "enable")))
        .isPresent();
  }
}
