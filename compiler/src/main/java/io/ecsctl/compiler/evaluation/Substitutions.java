package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import java.util.List;
import java.util.Map;

/**
 * What stands in, for one evaluation, for what a program has from elsewhere: its variables, and
 * what AWS or another part of it would decide.
 *
 * @param typed the program with the names and types of the expressions below, which read it as any
 *     of its own does
 * @param variables by name; those that are missing have their defaults
 * @param standIns the first for a target wins
 * @param coverage is filled
 */
public record Substitutions(
    TypedProgram typed,
    Map<String, Expression> variables,
    List<StandIn> standIns,
    Coverage coverage) {
  public Substitutions {
    variables = Map.copyOf(variables);
    standIns = List.copyOf(standIns);
  }
}
