package io.ecsctl.compiler.function;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.DirectoryFiles;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Evaluates what a table of examples says: literals, collections, operators and calls, by the code
 * under test and nothing else; and holds every function to the type that it foresaw.
 */
final class Expressions {
  private static final FileScope FILES =
      new FileScope(
          new DirectoryFiles(Path.of("src/test/resources/io/ecsctl/compiler/function/files")), ".");

  private Expressions() {}

  /** Thrown where an operator or a function fails; the message is the reason. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String reason) {
      super(reason);
    }
  }

  static Value evaluate(String text) {
    StageResult<Expression> parsed = Parser.parseExpression(new SourceFile("table", text));
    if (parsed.hasErrors()) {
      throw new IllegalArgumentException(text + ": " + parsed.diagnostics());
    }
    return evaluate(parsed.value());
  }

  private static Value evaluate(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _ -> Value.NULL;
      case Expression.BoolLiteral bool -> new Value.Bool(bool.value());
      case Expression.NumberLiteral number -> new Value.Number(number.value());
      case Expression.TypedLiteral literal -> literal(literal);
      case Expression.Template template ->
          new Value.Text(Objects.requireNonNull(template.constant()));
      case Expression.Parenthesized parenthesized -> evaluate(parenthesized.inner());
      case Expression.Tuple tuple ->
          new Value.Tuple(tuple.elements().stream().map(Expressions::evaluate).toList());
      case Expression.ObjectExpression object -> {
        Map<String, Value> entries = new TreeMap<>();
        object.entries().forEach(e -> entries.put(key(e.key()), evaluate(e.value())));
        yield Value.ObjectOf.of(entries);
      }
      case Expression.Unary unary ->
          value(Operators.unary(unary.operator(), evaluate(unary.operand())));
      case Expression.Binary binary ->
          value(
              Operators.binary(
                  binary.operator(), evaluate(binary.left()), evaluate(binary.right())));
      case Expression.Call call -> call(call);
      default -> throw new IllegalArgumentException("no table entry: " + expression);
    };
  }

  private static String key(Expression key) {
    return key instanceof Expression.Variable variable
        ? variable.name()
        : ((Value.Text) evaluate(key)).value();
  }

  private static Value call(Expression.Call call) {
    List<Value> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(evaluate(argument)));
    if (call.expandLast()) {
      arguments.addAll(((Value.Sequence) arguments.removeLast()).elements());
    }
    Function function = Functions.find(call.function().text(), FILES).orElseThrow();
    Value result = value(function.call(arguments));
    Type foreseen = function.resultType(arguments.stream().map(Value::type).toList());
    if (!Types.assignable(result.type(), foreseen)) {
      throw new IllegalStateException(
          "%s gives %s, not %s".formatted(function.name(), result.type(), foreseen));
    }
    return result;
  }

  private static Value literal(Expression.TypedLiteral literal) {
    String text = literal.text();
    return switch (literal.kind()) {
      case CIDR -> new Value.CidrBlock(Objects.requireNonNull(Cidr.parse(text)));
      case PORT -> new Value.Port(Objects.requireNonNull(PortRange.parse(text)));
      case SIZE -> new Value.Size(Objects.requireNonNull(Quantities.parseSize(text)));
      case CPU -> new Value.Cpu(Objects.requireNonNull(Quantities.parseCpu(text)));
      case DURATION -> new Value.Duration(Objects.requireNonNull(Quantities.parseDuration(text)));
    };
  }

  private static Value value(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var reason) -> throw new Failure(reason);
    };
  }
}
