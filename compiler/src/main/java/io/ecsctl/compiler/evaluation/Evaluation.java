package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What evaluating gave.
 *
 * @param secrets values of the sensitive variables, by name and without marks: what expressions
 *     that wait for live objects will read. Never to be printed or stored
 * @param idle modules that have no instance here: nothing of them is in the program
 */
public record Evaluation(Program program, Map<String, Value> secrets, List<TypedProgram> idle) {
  public Evaluation {
    idle = List.copyOf(idle);
    secrets = Map.copyOf(secrets);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Evaluation[" + program.stack().scope() + "]";
  }
}
