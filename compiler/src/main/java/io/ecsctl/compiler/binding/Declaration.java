package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program declares, still as written. */
public sealed interface Declaration {
  /** What a message about the declaration underlines. */
  SourceSpan span();

  /** As other places name it: {@code var.image}, {@code subnet.public}. */
  String path();

  /** The {@code stack} block. */
  record Stack(Body.Block block, String name) implements Declaration {
    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return "stack";
    }
  }

  record Variable(Body.Block block, String name) implements Declaration {
    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return "var." + name;
    }

    /** The expression of {@code argument}, if it is given. */
    public Optional<Expression> argument(String argument) {
      return block.body().attribute(argument).map(Body.Attribute::value);
    }
  }

  record Check(Body.Block block, String name) implements Declaration {
    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return "check." + name;
    }
  }

  /** One line of a block of types. */
  record NamedType(SourceSpan span, String name, Expression type) implements Declaration {
    @Override
    public String path() {
      return name;
    }
  }

  /** A function of the program's own. */
  record Function(Body.Block block, String name) implements Declaration {
    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return name + "()";
    }

    /** The types of its parameters as written, in order; empty when it has none. */
    public Map<String, Expression> parameters() {
      Map<String, Expression> types = new LinkedHashMap<>();
      if (block.body().attribute("params").map(Body.Attribute::value).orElse(null)
          instanceof Expression.ObjectExpression(var _, var entries)) {
        for (Expression.ObjectExpression.Entry entry : entries) {
          if (entry.key() instanceof Expression.Variable(var _, var parameter)) {
            types.putIfAbsent(parameter, entry.value());
          }
        }
      }
      return types;
    }

    public Optional<Expression> result() {
      return block.body().attribute("result").map(Body.Attribute::value);
    }
  }

  record Local(SourceSpan span, String name, Expression value) implements Declaration {
    @Override
    public String path() {
      return "local." + name;
    }
  }

  record Output(Body.Block block, String name) implements Declaration {
    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return "output." + name;
    }

    /** The expression of {@code argument}, if it is given. */
    public Optional<Expression> argument(String argument) {
      return block.body().attribute(argument).map(Body.Attribute::value);
    }
  }

  /**
   * A use of a module.
   *
   * @param program what its source holds; null when that can not be had, which has been reported
   * @param arguments everything but the source and the arguments below
   */
  record Module(
      Body.Block block,
      String name,
      @Nullable BoundProgram program,
      @Nullable Expression forEach,
      @Nullable Expression count,
      @Nullable Expression enabled,
      List<Expression> dependsOn,
      List<Body.Attribute> arguments)
      implements Declaration {
    public Module {
      dependsOn = List.copyOf(dependsOn);
      arguments = List.copyOf(arguments);
    }

    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return "module." + name;
    }

    /** Whether one block stands for several uses. */
    public boolean isRepeated() {
      return forEach != null || count != null;
    }

    /** What is given for the variable of that name. */
    public Optional<Body.Attribute> argument(String variable) {
      return arguments.stream().filter(a -> a.name().text().equals(variable)).findFirst();
    }
  }

  /**
   * What a {@code data} block is beside its arguments.
   *
   * @param object what can be read of what it finds
   * @param all whether it names everything that matches
   */
  record Data(DataSchema schema, KindSchema object, boolean all) {}

  /**
   * A block of some kind: a resource, or an object to look up.
   *
   * @param schema of its arguments
   * @param data null for a resource
   * @param body what the kind's schema is to check: everything but the arguments below
   * @param lifecycle null when there is none
   */
  record Resource(
      Body.Block block,
      KindSchema schema,
      String name,
      BlockSource body,
      @Nullable Expression forEach,
      @Nullable Expression count,
      @Nullable Expression enabled,
      List<Expression> dependsOn,
      Body.@Nullable Block lifecycle,
      @Nullable Data data)
      implements Declaration {
    public Resource {
      dependsOn = List.copyOf(dependsOn);
    }

    public String kind() {
      return schema.kind();
    }

    public boolean isData() {
      return data != null;
    }

    /** What the block begins with: {@code vpc}, {@code data.vpc}. */
    public String blockType() {
      return data == null ? kind() : "data." + kind();
    }

    /** What can be read of it. */
    public KindSchema object() {
      return data == null ? schema : data.object();
    }

    /** Whether its name stands for everything that matches. */
    public boolean isAll() {
      return data != null && data.all();
    }

    @Override
    public SourceSpan span() {
      return block.header();
    }

    @Override
    public String path() {
      return blockType() + "." + name;
    }

    /** Whether one block stands for several resources. */
    public boolean isRepeated() {
      return forEach != null || count != null;
    }
  }
}
