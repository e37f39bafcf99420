package io.ecsctl.planner.diff;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.ResidualScope;
import io.ecsctl.compiler.evaluation.Residuals;
import io.ecsctl.compiler.evaluation.VariableNames;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The compiler's evaluation and conversion, at a time when more is known. */
final class Late {
  private Late() {}

  /**
   * The value of what was left of an expression, as far as it can be told by now.
   *
   * @throws InvalidValue when what it reads is there, and it cannot be evaluated all the same
   */
  static Value evaluate(
      Value.Unknown unknown,
      Function<ResourceAddress, Standing> standings,
      Map<String, Value> variables) {
    Expression residual = unknown.residual();
    StageResult<Value> result =
        Residuals.check(residual, new Scope(residual.span(), standings, variables));
    if (result.hasErrors()) {
      throw new InvalidValue(
          result.diagnostics().stream()
              .map(finding -> finding.headline() + " (" + ExpressionText.of(residual) + ")")
              .collect(Collectors.joining("; ")));
    }
    return result.value();
  }

  /** What a residual reads. */
  private record Scope(
      SourceSpan span, Function<ResourceAddress, Standing> standings, Map<String, Value> variables)
      implements ResidualScope {

    @Override
    public Value attributes(ResourceAddress address) {
      return switch (standings.apply(address)) {
        case Standing.Live live -> live.attributes();
        case Standing.Pending _, Standing.Several _ -> Value.NULL;
      };
    }

    @Override
    public boolean isSeveral(ResourceAddress address) {
      return address.data() && standings.apply(address) instanceof Standing.Several;
    }

    @Override
    public @Nullable Integer count(ResourceAddress several) {
      return standings.apply(several) instanceof Standing.Several(var count) ? count : null;
    }

    /**
     * Sensitive, for only sensitive variables are left in residuals; and unknown rather than null
     * when it was not given.
     */
    @Override
    public Value variable(String name) {
      Expression read = VariableNames.read(name, span);
      Value value = variables.get(name);
      return new Value.Sensitive(
          value == null
              ? new Value.Unknown(Type.ANY, Knowledge.NOTHING, read)
              : Values.plain(value),
          read);
    }
  }

  /**
   * Values that became known late have not been converted to their attribute's type yet; the others
   * are of that type already.
   *
   * @throws InvalidValue when there is no such conversion
   */
  static Value convert(AttributeType type, Value value) {
    if (value instanceof Value.Text(var text) && !(type instanceof AttributeType.Scalar)) {
      AttributeType.ReferenceTo reference = Shape.reference(type);
      if (reference != null) {
        String sent = reference.sent(text);
        return sent.equals(text) ? value : new Value.Text(sent);
      }
    }
    if (type instanceof AttributeType.Scalar counted
        && counted.unit() == Unit.WHOLE
        && value instanceof Value.Number(var number)
        && number.stripTrailingZeros().scale() > 0) {
      throw new InvalidValue("it takes whole numbers, not " + number.toPlainString());
    }
    if (!(type instanceof AttributeType.Scalar scalar)
        || scalar.type().equals(Type.ANY)
        || value.type().equals(scalar.type())
        || value instanceof Value.Null) {
      return value;
    }
    return switch (Conversions.convert(value, scalar.type(), scalar.unit().base())) {
      case Outcome.Ok(var converted) -> converted;
      case Outcome.Failed(var reason) -> throw new InvalidValue(reason);
    };
  }
}
