package io.ecsctl.compiler.model;

import io.ecsctl.compiler.source.SourceSpan;

/**
 * One kind of instance that a group may start.
 *
 * @param template what it is started from
 * @param span where its type stands
 */
public record Instance(
    InstanceType type, AutoScalingGroup group, LaunchTemplate template, SourceSpan span) {

  /** What tasks can have of its memory at the very most, in bytes. */
  public long memoryBytes() {
    Long reserved =
        template.agent().map(agent -> Fields.bytes(agent, "reserved_memory")).orElse(null);
    return type.memoryMib() * 1024 * 1024 - (reserved == null ? 0 : reserved);
  }
}
