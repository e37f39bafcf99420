package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.SortedSet;

/**
 * A live object as the plan saw it. A plan is applied only while every object still is what was
 * seen.
 *
 * @param id its ARN or id
 * @param fingerprint of everything that a program can set
 * @param uncompared attributes left out of the fingerprint, because somebody else may change them
 *     at any time
 */
public record SeenObject(
    ResourceAddress address, String id, String fingerprint, SortedSet<String> uncompared) {
  public SeenObject {
    uncompared = Names.of(uncompared);
  }
}
