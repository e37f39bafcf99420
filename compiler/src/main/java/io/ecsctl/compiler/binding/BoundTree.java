package io.ecsctl.compiler.binding;

import java.util.Locale;

/**
 * The text form of a bound program: what is declared where, and in which order it will be
 * evaluated.
 */
final class BoundTree {
  private BoundTree() {}

  static String of(BoundProgram program) {
    StringBuilder out = new StringBuilder();
    if (program.stack() != null) {
      line(out, program.stack(), "\"" + program.stack().name() + "\"");
    }
    program.variables().values().forEach(variable -> line(out, variable, ""));
    program.locals().values().forEach(local -> line(out, local, ""));
    program
        .resources()
        .values()
        .forEach(resource ->
            line(
                out,
                resource,
                resource.forEach() != null ? "for_each" : resource.count() != null ? "count" : ""));
    program
        .modules()
        .values()
        .forEach(module ->
            line(
                out,
                module,
                module.forEach() != null ? "for_each" : module.count() != null ? "count" : ""));
    program.outputs().forEach(output -> line(out, output, ""));
    out.append("order\n");
    for (Node node : program.order()) {
      out.append("  ").append(node.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      out.append(' ').append(node);
      out.append(program.cyclic().contains(node) ? " (cycle)\n" : "\n");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Declaration declaration, String more) {
    out.append(declaration.path());
    if (!more.isEmpty()) {
      out.append(' ').append(more);
    }
    out.append("  @").append(declaration.span().line()).append('\n');
  }
}
