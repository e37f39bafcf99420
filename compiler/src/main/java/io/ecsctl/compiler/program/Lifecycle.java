package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code lifecycle} block.
 *
 * @param createBeforeDestroy null when the program leaves it to the kind
 * @param ignoreChanges attribute names; {@code ["all"]} for every attribute
 * @param replaceTriggeredBy whose change replaces the resource; all of them are among its
 *     references
 * @param external fields that somebody else sets once the resource is there
 * @param preconditions to be told before the resource is touched; those that are known already are
 *     left out
 * @param postconditions to be told once it is there; likewise
 */
public record Lifecycle(
    boolean preventDestroy,
    @Nullable Boolean createBeforeDestroy,
    List<String> ignoreChanges,
    List<Trigger> replaceTriggeredBy,
    List<FieldPath> external,
    List<Condition> preconditions,
    List<Condition> postconditions) {
  public static final Lifecycle DEFAULT = new Lifecycle(false, null, List.of(), List.of());

  public Lifecycle {
    ignoreChanges = List.copyOf(ignoreChanges);
    replaceTriggeredBy = List.copyOf(replaceTriggeredBy);
    external = List.copyOf(external);
    preconditions = List.copyOf(preconditions);
    postconditions = List.copyOf(postconditions);
  }

  /** With nobody else setting anything. */
  public Lifecycle(
      boolean preventDestroy,
      @Nullable Boolean createBeforeDestroy,
      List<String> ignoreChanges,
      List<Trigger> replaceTriggeredBy,
      List<Condition> preconditions,
      List<Condition> postconditions) {
    this(
        preventDestroy,
        createBeforeDestroy,
        ignoreChanges,
        replaceTriggeredBy,
        List.of(),
        preconditions,
        postconditions);
  }

  /** Without conditions, and with nobody else setting anything. */
  public Lifecycle(
      boolean preventDestroy,
      @Nullable Boolean createBeforeDestroy,
      List<String> ignoreChanges,
      List<Trigger> replaceTriggeredBy) {
    this(
        preventDestroy,
        createBeforeDestroy,
        ignoreChanges,
        replaceTriggeredBy,
        List.of(),
        List.of());
  }

  /**
   * @param attribute the only one that counts; empty when any change does
   */
  public record Trigger(ResourceAddress resource, String attribute) {
    @Override
    public String toString() {
      return attribute.isEmpty() ? resource.toString() : resource + "." + attribute;
    }
  }
}
