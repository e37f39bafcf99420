package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;

/**
 * Checks one value against the attribute that receives it; what is written in brackets or braces,
 * piece by piece.
 */
final class ArgumentChecker {
  private final TypingState state;
  private final ExpressionTyper expressions;
  private final BlockChecker blocks;

  ArgumentChecker(TypingState state, ExpressionTyper expressions, BlockChecker blocks) {
    this.state = state;
    this.expressions = expressions;
    this.blocks = blocks;
  }

  void check(String name, Expression value, AttributeType wanted, TypeScope scope) {
    switch (value) {
      case Expression.Parenthesized(var _, var inner) -> {
        check(name, inner, wanted, scope);
        return;
      }
      case Expression.Conditional(var _, var condition, var whenTrue, var whenFalse) -> {
        expressions.condition(condition, expressions.type(condition, scope));
        check(name, whenTrue, wanted, scope);
        check(name, whenFalse, wanted, scope);
        return;
      }
      case Expression.Tuple(var _, var elements) when takesElements(wanted) -> {
        AttributeType element =
            wanted instanceof AttributeType.Repeated(var block, var _, var _)
                ? new AttributeType.Nested(block)
                : AttributeTypes.element(wanted);
        if (element != null) {
          elements.forEach(part -> check(name, part, element, scope));
        }
        return;
      }
      case Expression.ObjectExpression object -> {
        if (checkObject(name, object, wanted, scope)) {
          return;
        }
      }
      case Expression _ -> {}
    }
    Type given = expressions.type(value, scope, wanted);
    if (!state.hasFailed(value) && !AttributeTypes.fits(given, wanted)) {
      report(name, value, given, wanted);
    }
  }

  private static boolean takesElements(AttributeType wanted) {
    return wanted instanceof AttributeType.ListOf
        || wanted instanceof AttributeType.SetOf
        || wanted instanceof AttributeType.Repeated;
  }

  private boolean checkObject(
      String name, Expression.ObjectExpression object, AttributeType wanted, TypeScope scope) {
    BlockSchema block = AttributeTypes.block(wanted);
    if (block != null) {
      BlockSource source = BlockSource.of(object);
      if (source != null) {
        blocks.check(source, block, null, scope);
      }
      return source != null;
    }
    if (wanted instanceof AttributeType.MapOf(var element, var _, var _)) {
      for (Expression.ObjectExpression.Entry entry : object.entries()) {
        String key =
            entry.key() instanceof Expression.Variable(var _, var word)
                ? "." + word
                : "[" + entry.key().span().text() + "]";
        if (!(entry.key() instanceof Expression.Variable)) {
          expressions.type(entry.key(), scope);
        }
        check(name + key, entry.value(), element, scope);
      }
      return true;
    }
    return false;
  }

  private void report(String name, Expression value, Type given, AttributeType wanted) {
    state.fail(value);
    String text = value.span().text().lines().findFirst().orElse("");
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.WRONG_TYPE,
            value.span(),
            "%s takes %s, not %s",
            name,
            AttributeTypes.described(wanted),
            given instanceof Type.ReferenceType ? text : Types.described(given));
    if (given instanceof Type.ReferenceType(var kind)) {
      if (wanted instanceof AttributeType.Scalar) {
        state
            .bound
            .schema()
            .object(kind)
            .filter(schema -> !schema.identity().isEmpty())
            .ifPresent(schema ->
                diagnostic
                    .label("a resource; " + Suggestions.question("its " + schema.identity()))
                    .fix(
                        "read its " + schema.identity(),
                        Edit.replace(value.span(), text + "." + schema.identity())));
      } else {
        diagnostic.label(Article.with(kind));
      }
    } else {
      diagnostic.label("this is " + Types.described(given));
    }
    AttributeType element = AttributeTypes.element(wanted);
    if (element != null && takesElements(wanted) && AttributeTypes.fits(given, element)) {
      ListOfOne.offer(diagnostic, value);
    }
    state.sink.report(diagnostic);
  }
}
