package io.ecsctl.compiler.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code lifecycle} block.
 *
 * @param createBeforeDestroy null when the program leaves it to the kind
 * @param ignoreChanges attribute names; {@code ["all"]} for every attribute
 */
public record Lifecycle(
    boolean preventDestroy, @Nullable Boolean createBeforeDestroy, List<String> ignoreChanges) {
  public static final Lifecycle DEFAULT = new Lifecycle(false, null, List.of());

  public Lifecycle {
    ignoreChanges = List.copyOf(ignoreChanges);
  }
}
