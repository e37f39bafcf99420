package io.ecsctl.provider.aws.permission;

import io.ecsctl.planner.provider.Need;
import java.util.List;

/** What changing objects of a kind may take. */
public final class Needs {
  private Needs() {}

  /** In the table's order. */
  public static List<Need> of(String kind) {
    return ActionTable.rows().stream()
        .filter(row -> row.kind().equals(kind) && row.phase().equals("apply") && !row.optional())
        .flatMap(
            row -> row.actions().stream().map(action -> new Need(action, row.on().startsWith("{"))))
        .toList();
  }
}
