package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.syntax.ast.Expression;
import org.jspecify.annotations.Nullable;

/** What a name means. {@code toString} is the text form in trees. */
public sealed interface Symbol {

  /** {@code stack.name}, {@code stack.region}, … */
  record StackAttribute(String name) implements Symbol {
    @Override
    public String toString() {
      return "stack." + name;
    }
  }

  /** {@code path.module} and {@code path.root}: a text that is there before everything else. */
  record Path(String name, String text) implements Symbol {
    @Override
    public String toString() {
      return "path." + name;
    }
  }

  record Variable(Declaration.Variable declaration) implements Symbol {
    @Override
    public String toString() {
      return declaration.path();
    }
  }

  record Local(Declaration.Local declaration) implements Symbol {
    @Override
    public String toString() {
      return declaration.path();
    }
  }

  /**
   * A block: one resource, or all of its instances when it has {@code for_each} or {@code count}.
   */
  record Resource(Declaration.Resource declaration) implements Symbol {
    @Override
    public String toString() {
      return declaration.path();
    }
  }

  /**
   * A module: the object of its outputs, or all of its instances when it has {@code for_each} or
   * {@code count}.
   */
  record Module(Declaration.Module declaration) implements Symbol {
    @Override
    public String toString() {
      return declaration.path();
    }
  }

  /**
   * One output of a module, {@code module.net.vpc} or {@code module.net["a"].vpc}: read on its own,
   * so that a module's other outputs may depend on what reads this one.
   *
   * @param key null for a module without instances
   */
  record ModuleOutput(
      Declaration.Module module, Declaration.Output output, @Nullable Expression key)
      implements Symbol {
    @Override
    public String toString() {
      return module.path() + (key == null ? "." : "[…].") + output.name();
    }
  }

  /**
   * A name bound around the expression: by {@code for}, by a template's {@code for}, by {@code
   * dynamic}, or {@code each.key}, {@code each.value} and {@code count.index} by the resource.
   */
  record Bound(String name) implements Symbol {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A word that is no declared name: an enum word where one may stand, else a mistake. Only types
   * can tell.
   */
  record Word(String text) implements Symbol {
    @Override
    public String toString() {
      return "'" + text + "'";
    }
  }

  /** A name that means nothing; already reported. */
  record Failed() implements Symbol {
    @Override
    public String toString() {
      return "?";
    }
  }
}
