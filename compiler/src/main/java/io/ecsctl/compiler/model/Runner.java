package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;

/**
 * What starts tasks: a service or a schedule, and the task definition of the program that it runs.
 */
public record Runner(TaskRunner element, TaskDefinition task) {
  public Block body() {
    return element.body();
  }

  public ResourceAddress address() {
    return element.address();
  }
}
