package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Map;

/** Of a module that is looked at by itself: any value may come. */
record OpenVariables(TypedProgram module) implements VariableSource {
  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public Value value(Declaration.Variable variable) {
    return new Value.Unknown(
        module.variables().getOrDefault(variable.name(), Type.ANY),
        Knowledge.NOTHING,
        new Expression.NullLiteral(variable.span()));
  }

  @Override
  public SourceSpan place(Declaration.Variable variable) {
    return variable.span();
  }

  @Override
  public Map<String, Value> secrets() {
    return Map.of();
  }
}
