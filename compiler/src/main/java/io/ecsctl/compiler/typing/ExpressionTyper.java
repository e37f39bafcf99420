package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Infers the types of expressions. */
final class ExpressionTyper {
  private final TypingState state;
  private final AccessTyper access;
  private final Equality equality;
  private final UserFunctions functions;
  private final CallTyper calls;

  ExpressionTyper(TypingState state, NamedTypes namedTypes) {
    this.state = state;
    this.access = new AccessTyper(state);
    this.equality = new Equality(state);
    this.functions = new UserFunctions(state, this, namedTypes);
    this.calls = new CallTyper(state, functions);
  }

  UserFunctions functions() {
    return functions;
  }

  Type type(Expression expression, TypeScope scope) {
    return type(expression, scope, null);
  }

  /**
   * @param wanted what receives the value, so that its enum words may stand bare; null when nothing
   *     is known about that
   */
  Type type(Expression expression, TypeScope scope, @Nullable AttributeType wanted) {
    Type literal = Literals.typeOf(expression);
    if (literal != null) {
      return literal;
    }
    Type type = infer(expression, scope, wanted);
    state.types.put(expression, type);
    return type;
  }

  private Type infer(Expression expression, TypeScope scope, @Nullable AttributeType wanted) {
    return switch (expression) {
      case Expression.NullLiteral _,
          Expression.BoolLiteral _,
          Expression.NumberLiteral _,
          Expression.TypedLiteral _ ->
          throw new IllegalStateException("a literal's type is not inferred");
      case Expression.Template template -> template(template, scope, wanted);
      case Expression.Variable variable -> variable(variable, scope, wanted);
      case Expression.GetAttribute get -> {
        Symbol symbol = state.bound.symbols().at(get);
        yield symbol != null
            ? named(symbol, get, scope)
            : access.attribute(get, type(get.object(), scope));
      }
      case Expression.Index index ->
          access.element(index, type(index.collection(), scope), type(index.key(), scope));
      case Expression.Splat(var _, var source, var each, var _) -> {
        Type of = type(source, scope);
        Type element = AttributeTypes.isSequence(of) ? Types.elementType(of) : of;
        yield new Type.ListType(type(each, scope.with(TypeScope.ELEMENT, element)));
      }
      case Expression.SplatElement _ -> scope.typeOf(TypeScope.ELEMENT);
      case Expression.Call call -> calls.type(call, arguments(call, scope));
      case Expression.Unary unary -> unary(unary, type(unary.operand(), scope));
      case Expression.Binary binary ->
          binary(binary, type(binary.left(), scope), type(binary.right(), scope));
      case Expression.Conditional conditional -> conditional(conditional, scope, wanted);
      case Expression.Tuple(var _, var elements) -> {
        AttributeType element = wanted == null ? null : AttributeTypes.element(wanted);
        List<Type> types = new ArrayList<>(elements.size());
        elements.forEach(value -> types.add(type(value, scope, element)));
        yield new Type.TupleType(types);
      }
      case Expression.ObjectExpression object -> object(object, scope, wanted);
      case Expression.For loop -> loop(loop, scope, wanted);
      case Expression.Parenthesized(var _, var inner) -> type(inner, scope, wanted);
      case Expression.Invalid _ -> state.fail(expression);
    };
  }

  /** What goes wrong within {@code try} and {@code can} is what they are for. */
  private List<Type> arguments(Expression.Call call, TypeScope scope) {
    return CallTyper.toleratesErrors(call)
        ? state.sink.muted(() -> types(call.arguments(), scope))
        : types(call.arguments(), scope);
  }

  private List<Type> types(List<Expression> expressions, TypeScope scope) {
    return expressions.stream().map(expression -> type(expression, scope)).toList();
  }

  private Type template(
      Expression.Template template, TypeScope scope, @Nullable AttributeType wanted) {
    // "${x}" is x itself, whatever its type.
    if (template.parts().size() == 1
        && template.parts().getFirst() instanceof TemplatePart.Interpolation(var _, var value)) {
      return type(value, scope, wanted);
    }
    parts(template.parts(), scope);
    return Type.STRING;
  }

  private void parts(List<TemplatePart> parts, TypeScope scope) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text _ -> {}
        case TemplatePart.Interpolation(var _, var value) -> text(value, type(value, scope));
        case TemplatePart.If(var _, var condition, var whenTrue, var whenFalse) -> {
          condition(condition, type(condition, scope));
          parts(whenTrue, scope);
          parts(whenFalse, scope);
        }
        case TemplatePart.For(var _, var keyName, var valueName, var collection, var body) ->
            parts(body, elementScope(keyName, valueName, collection, scope));
      }
    }
  }

  private void text(Expression value, Type type) {
    if (Types.assignable(type, Type.STRING)) {
      return;
    }
    state.fail(value);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.OPERANDS,
            value.span(),
            "%s has no text form",
            type instanceof Type.ReferenceType ? "a resource" : Types.described(type));
    if (type instanceof Type.ReferenceType(var kind)) {
      String identity =
          state
              .bound
              .schema()
              .object(kind)
              .map(KindSchema::identity)
              .filter(name -> !name.isEmpty())
              .orElse("id");
      diagnostic
          .label(Suggestions.question("its " + identity))
          .fix(
              "read its " + identity,
              Edit.replace(value.span(), value.span().text() + "." + identity));
    } else {
      diagnostic.detail(
          "Join the elements, join(\", \", …), or write them as JSON, jsonencode(…).");
    }
    state.sink.report(diagnostic);
  }

  private Type variable(
      Expression.Variable variable, TypeScope scope, @Nullable AttributeType wanted) {
    Symbol symbol = state.bound.symbols().at(variable);
    if (!(symbol instanceof Symbol.Word)) {
      return symbol == null ? scope.typeOf(variable.name()) : named(symbol, variable, scope);
    }
    if (!AttributeTypes.words(wanted).isEmpty()) {
      return Type.STRING;
    }
    if (wanted != null && !AttributeTypes.words(AttributeTypes.element(wanted)).isEmpty()) {
      state.sink.report(
          Diagnostic.of(
                  TypingRules.WRONG_TYPE,
                  variable.span(),
                  "this takes a list of words, not the word %s alone",
                  variable.name())
              .fix(
                  "write a list of one",
                  Edit.replace(variable.span(), "[" + variable.name() + "]")));
      return state.fail(variable);
    }
    state.sink.report(
        Diagnostic.of(
                TypingRules.UNDECLARED_WORD, variable.span(), "%s is not declared", variable.name())
            .detail(
                "A word stands for a name, or for a value where the attribute lists its values."
                    + " Text is written in quotes; names are var.NAME, local.NAME and KIND.NAME.")
            .fix("write it as text", Edit.replace(variable.span(), "\"" + variable.name() + "\"")));
    return state.fail(variable);
  }

  private Type named(Symbol symbol, Expression name, TypeScope scope) {
    return switch (symbol) {
      case Symbol.StackAttribute _, Symbol.Path _ -> Type.STRING;
      case Symbol.Variable(var declaration) ->
          state.variables.getOrDefault(declaration.name(), Type.ANY);
      case Symbol.Local(var declaration) -> local(declaration);
      case Symbol.Resource(var declaration) -> resource(declaration);
      case Symbol.Module(var declaration) -> module(declaration);
      case Symbol.ModuleOutput(var module, var output, var key) -> {
        if (key != null) {
          type(key, scope);
        }
        TypedProgram program = state.modules.get(module.name());
        yield program == null ? Type.ANY : program.output(output);
      }
      case Symbol.Bound(var bound) -> scope.typeOf(bound);
      case Symbol.Word _, Symbol.Failed _ -> state.fail(name);
    };
  }

  /** Only a function may come to read one before its turn. */
  private Type local(Declaration.Local declaration) {
    Type known = state.locals.putIfAbsent(declaration.name(), Type.ANY);
    if (known == null && !state.bound.cyclic().contains(new Node.Local(declaration.name()))) {
      known = type(declaration.value(), TypeScope.EMPTY);
      state.locals.put(declaration.name(), known);
    }
    return known == null ? Type.ANY : known;
  }

  private Type module(Declaration.Module declaration) {
    TypedProgram program = state.modules.get(declaration.name());
    Type one = program == null ? Type.ANY : program.outputs();
    if (declaration.forEach() != null) {
      return new Type.MapType(one);
    }
    return declaration.count() != null ? new Type.ListType(one) : one;
  }

  private static Type resource(Declaration.Resource declaration) {
    Type one = new Type.ReferenceType(declaration.kind());
    if (declaration.forEach() != null) {
      return new Type.MapType(one);
    }
    return declaration.count() != null || declaration.isAll() ? new Type.ListType(one) : one;
  }

  private Type unary(Expression.Unary unary, Type operand) {
    Type result = Operators.resultType(unary.operator(), operand);
    if (result != null) {
      return result;
    }
    state.sink.report(
        Diagnostic.of(
            TypingRules.OPERANDS,
            unary.operand().span(),
            "%s does not apply to %s",
            unary.operator().symbol(),
            Types.described(operand)));
    return state.fail(unary);
  }

  private Type binary(Expression.Binary binary, Type left, Type right) {
    Type result = Operators.resultType(binary.operator(), left, right);
    if (result != null) {
      equality.check(binary, left, right);
      return result;
    }
    state.sink.report(
        Diagnostic.of(
                TypingRules.OPERANDS,
                binary.span(),
                "%s does not apply to %s and %s",
                binary.operator().symbol(),
                Types.described(left),
                Types.described(right))
            .related(binary.left().span(), Types.described(left))
            .related(binary.right().span(), Types.described(right)));
    return state.fail(binary);
  }

  private Type conditional(
      Expression.Conditional conditional, TypeScope scope, @Nullable AttributeType wanted) {
    condition(conditional.condition(), type(conditional.condition(), scope));
    Type whenTrue = type(conditional.whenTrue(), scope, wanted);
    Type whenFalse = type(conditional.whenFalse(), scope, wanted);
    if (isAnything(conditional.whenTrue(), whenTrue)
        || isAnything(conditional.whenFalse(), whenFalse)) {
      return Type.ANY;
    }
    Type both = Types.unifyLater(Arrays.asList(whenTrue, whenFalse));
    if (both != null) {
      return both;
    }
    // Where the value is received decides then: it is checked against each branch.
    if (wanted != null) {
      return Type.ANY;
    }
    state.sink.report(
        Diagnostic.of(
                TypingRules.OPERANDS,
                conditional.span(),
                "the two results of this conditional have no type in common")
            .related(conditional.whenTrue().span(), Types.described(whenTrue))
            .related(conditional.whenFalse().span(), Types.described(whenFalse)));
    return state.fail(conditional);
  }

  /** Nothing is known of it; null, which is anything as well, takes the type beside it. */
  private static boolean isAnything(Expression written, Type type) {
    return Type.ANY.equals(type)
        && switch (written) {
          case Expression.NullLiteral _, Expression.Invalid _ -> false;
          case Expression.Parenthesized(var _, var inner) -> isAnything(inner, type);
          case Expression _ -> true;
        };
  }

  /** Checks that {@code condition} is true or false. */
  void condition(Expression condition, Type type) {
    if (!Types.assignable(type, Type.BOOL)) {
      state.fail(condition);
      state.sink.report(
          Diagnostic.of(
              TypingRules.OPERANDS,
              condition.span(),
              "a condition is true or false, not %s",
              Types.described(type)));
    }
  }

  private Type object(
      Expression.ObjectExpression object, TypeScope scope, @Nullable AttributeType wanted) {
    AttributeType element = wanted == null ? null : AttributeTypes.element(wanted);
    SortedMap<String, Type> attributes = new TreeMap<>();
    List<Type> all = new ArrayList<>();
    boolean constant = true;
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      Type value = type(entry.value(), scope, element);
      all.add(value);
      String key =
          switch (entry.key()) {
            case Expression.Variable(var _, var word) -> word;
            case Expression.Template template when template.constant() != null ->
                template.constant();
            case Expression computed -> {
              text(computed, type(computed, scope));
              yield null;
            }
          };
      if (key == null) {
        constant = false;
      } else {
        attributes.put(key, value);
      }
    }
    if (constant) {
      return Type.ObjectType.of(attributes);
    }
    Type common = Types.unify(all);
    return new Type.MapType(common == null ? Type.ANY : common);
  }

  private Type loop(Expression.For loop, TypeScope scope, @Nullable AttributeType wanted) {
    TypeScope inner = elementScope(loop.keyName(), loop.valueName(), loop.collection(), scope);
    AttributeType element = wanted == null ? null : AttributeTypes.element(wanted);
    if (loop.condition() != null) {
      condition(loop.condition(), type(loop.condition(), inner));
    }
    if (loop.key() == null) {
      return new Type.ListType(type(loop.value(), inner, element));
    }
    text(loop.key(), type(loop.key(), inner));
    Type value =
        type(
            loop.value(),
            inner,
            element == null || !loop.grouping() ? element : AttributeTypes.element(element));
    return new Type.MapType(loop.grouping() ? new Type.ListType(value) : value);
  }

  private TypeScope elementScope(
      Body.@Nullable Name keyName, Body.Name valueName, Expression collection, TypeScope scope) {
    Type of = type(collection, scope);
    boolean keyed = of instanceof Type.MapType || of instanceof Type.ObjectType;
    if (!of.equals(Type.ANY) && !keyed && !AttributeTypes.isSequence(of)) {
      state.fail(collection);
      state.sink.report(
          Diagnostic.of(
              TypingRules.OPERANDS,
              collection.span(),
              "for goes through a list, set or map, not %s",
              of instanceof Type.ReferenceType ? "one resource" : Types.described(of)));
      of = Type.ANY;
    }
    Type key =
        keyed
            ? Type.STRING
            : of instanceof Type.SetType(var element)
                ? element
                : of.equals(Type.ANY) ? Type.ANY : Type.NUMBER;
    TypeScope withKey = keyName == null ? scope : scope.with(keyName.text(), key);
    return withKey.with(valueName.text(), Types.elementType(of));
  }
}
