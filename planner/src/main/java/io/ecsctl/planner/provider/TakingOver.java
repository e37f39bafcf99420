package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;

/** What to write so that an object which is there becomes a block's: one sentence each. */
public final class TakingOver {
  private TakingOver() {}

  /**
   * Of an object that no block made.
   *
   * @param id by which an import finds it
   */
  public static String ofNobody(ResourceAddress block, String id) {
    return "To take it over, add `import { to = %s, id = \"%s\" }` or say `--adopt '%s=%s'`."
        .formatted(block, id, block, id);
  }

  /** Of an object that another block of the same stack made. */
  public static String ofBlock(ResourceAddress other, ResourceAddress block) {
    return "If it was renamed, add `moved { from = %s, to = %s }`.".formatted(other, block);
  }
}
