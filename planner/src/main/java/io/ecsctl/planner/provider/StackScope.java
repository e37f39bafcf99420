package io.ecsctl.planner.provider;

/**
 * What marks an object as belonging to a stack: the values of its ownership tags.
 *
 * @param stack {@code shop} or {@code shop/prod}
 */
public record StackScope(String stack) {
  /** Tag whose value is {@link #stack}. */
  public static final String STACK_TAG = "ecsctl:stack";

  /** Tag whose value is the resource's address. */
  public static final String ADDRESS_TAG = "ecsctl:address";

  /** Tag whose value is the content hash of an immutable revision. */
  public static final String HASH_TAG = "ecsctl:hash";

  /** What every tag of the tool's own begins with. */
  public static final String TAG_PREFIX = "ecsctl:";
}
