package io.ecsctl.compiler.model;

/** What tasks run on. */
public enum Compute {
  FARGATE,
  EC2,
  EXTERNAL,
  MANAGED_INSTANCES,
  /** Not known, or providers of several kinds, which ECS does not accept. */
  UNKNOWN
}
