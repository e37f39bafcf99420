package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.syntax.ast.Expression;

/** The text form of a typed program: {@code path: type} for whatever is assigned. */
final class TypedTree {
  private final TypedProgram program;
  private final StringBuilder out = new StringBuilder();

  private TypedTree(TypedProgram program) {
    this.program = program;
  }

  static String of(TypedProgram program) {
    return new TypedTree(program).write();
  }

  private String write() {
    program
        .bound()
        .variables()
        .keySet()
        .forEach(name ->
            out.append("var.")
                .append(name)
                .append(": ")
                .append(program.variables().get(name))
                .append('\n'));
    program.bound().locals().values().forEach(local -> line("", local.path(), local.value()));
    program
        .bound()
        .resources()
        .values()
        .forEach(resource -> {
          out.append(resource.path()).append('\n');
          if (resource.forEach() != null) {
            line("  ", "for_each", resource.forEach());
          }
          if (resource.count() != null) {
            line("  ", "count", resource.count());
          }
          block("  ", resource.body());
        });
    program
        .bound()
        .outputs()
        .forEach(output -> output.argument("value").ifPresent(v -> line("", output.path(), v)));
    return out.toString();
  }

  private void block(String indent, BlockSource source) {
    for (BlockSource.Member member : source.members()) {
      switch (member) {
        case BlockSource.Assign(var _, var _, var name, var value) -> assign(indent, name, value);
        case BlockSource.Nested(var _, var body) -> {
          out.append(indent).append(member.name()).append('\n');
          block(indent + "  ", body);
        }
        case BlockSource.Dynamic dynamic -> {
          line(indent, "dynamic " + dynamic.name(), dynamic.forEach());
          block(indent + "  ", dynamic.body());
        }
      }
    }
  }

  /** What is checked piece by piece has no type as a whole. */
  private void assign(String indent, String name, Expression value) {
    Expression.ObjectExpression object = BlockSource.objectIn(value);
    BlockSource source =
        object == null || program.types().containsKey(value) ? null : BlockSource.of(object);
    if (source != null) {
      out.append(indent).append(name).append('\n');
      block(indent + "  ", source);
    } else if (value instanceof Expression.Tuple(var _, var elements)
        && !program.types().containsKey(value)) {
      for (int i = 0; i < elements.size(); i++) {
        assign(indent, name + "[" + i + "]", elements.get(i));
      }
    } else {
      line(indent, name, value);
    }
  }

  private void line(String indent, String name, Expression value) {
    out.append(indent).append(name).append(": ");
    out.append(program.hasFailed(value) ? "failed" : program.typeOf(value));
    out.append('\n');
  }
}
