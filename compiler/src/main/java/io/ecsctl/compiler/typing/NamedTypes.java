package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.value.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that a program names in {@code types} blocks. Each is read once, when first used. */
final class NamedTypes {
  private final BoundProgram bound;
  private final DiagnosticSink sink;
  private final Map<String, NamedTypes> modules = new HashMap<>();
  private final Map<String, Type> known = new HashMap<>();

  /** What is being read right now, outermost first. */
  private final Set<String> running = new LinkedHashSet<>();

  NamedTypes(BoundProgram bound, DiagnosticSink sink) {
    this.bound = bound;
    this.sink = sink;
  }

  Set<String> names() {
    return bound.types().keySet();
  }

  /** Says what is wrong with any of them, used or not. */
  void check() {
    for (Declaration.NamedType declared : bound.types().values()) {
      if (TypeExpressions.isReserved(declared.name())
          || bound.schema().kind(declared.name()).isPresent()) {
        sink.report(
            Diagnostic.of(
                    TypingRules.TYPE_EXPRESSION,
                    declared.span(),
                    "%s is a type already",
                    declared.name())
                .detail("Choose another name."));
      } else {
        find(declared.name());
      }
    }
  }

  /**
   * Those of a module that the program uses; null when there is none. What is wrong with them is
   * said in the module.
   */
  @Nullable NamedTypes module(String name) {
    Declaration.Module module = bound.modules().get(name);
    BoundProgram program = module == null ? null : module.program();
    return program == null
        ? null
        : modules.computeIfAbsent(name, _ -> new NamedTypes(program, new DiagnosticSink()));
  }

  /** {@code ANY} for one that is wrong, null for one that there is not. */
  @Nullable Type find(String name) {
    Declaration.NamedType declared = bound.types().get(name);
    if (declared == null) {
      return null;
    }
    Type type = known.get(name);
    if (type != null) {
      return type;
    }
    if (!running.add(name)) {
      List<String> path = new ArrayList<>(running);
      path.subList(0, path.indexOf(name)).clear();
      path.add(name);
      sink.report(
          Diagnostic.of(
                  TypingRules.TYPE_EXPRESSION,
                  declared.span(),
                  "this type contains itself: %s",
                  String.join(" → ", path))
              .detail("No value would ever be complete. Take one of the steps out."));
      return Type.ANY;
    }
    Type read = new TypeExpressions(bound.schema(), this, sink).read(declared.type());
    running.remove(name);
    known.put(name, read);
    return read;
  }

  /**
   * The default values inside of the type of that name; none for one that is no type of the
   * program's own.
   */
  TypeDefaults defaults(String name) {
    Declaration.NamedType declared = bound.types().get(name);
    if (declared == null || !running.add(name)) {
      return TypeDefaults.NONE;
    }
    TypeDefaults defaults =
        new TypeExpressions(bound.schema(), this, sink).defaults(declared.type());
    running.remove(name);
    return defaults;
  }
}
