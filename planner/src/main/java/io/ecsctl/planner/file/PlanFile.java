package io.ecsctl.planner.file;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Plans on disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class PlanFile {
  private PlanFile() {}

  /** The plan as JSON, without secrets: sensitive values are written as the expressions they came from. */
  public static String write(Plan plan) {
    throw new UnsupportedOperationException();
  }

  /** Writes {@code file} whole or not at all. */
  public static void write(Plan plan, Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads what {@link #write(Plan)} wrote.
   *
   * @param variables values of sensitive variables, by name; text is converted to the type the plan was made with
   */
  public static PlanFileResult read(Path file, Map<String, Value> variables) {
    throw new UnsupportedOperationException();
  }
}
