package io.ecsctl.compiler.binding;

/**
 * One thing that has to be evaluated before others can be. {@code toString} is how a cycle's path
 * prints it.
 */
public sealed interface Node {

  /** An argument of the {@code stack} block. */
  record StackArgument(String name) implements Node {
    @Override
    public String toString() {
      return "stack." + name;
    }
  }

  record Local(String name) implements Node {
    @Override
    public String toString() {
      return "local." + name;
    }
  }

  /** How many instances of a module there are: its {@code for_each} or {@code count}. */
  record Module(String name) implements Node {
    @Override
    public String toString() {
      return "module." + name;
    }
  }

  /** A variable of a module, in one of its instances: the value that the module's user gives. */
  record Input(String name) implements Node {
    @Override
    public String toString() {
      return "var." + name;
    }
  }

  /** An output of a module, in one of its instances. */
  record Output(String name) implements Node {
    @Override
    public String toString() {
      return "output." + name;
    }
  }

  /** How many instances a block stands for: its {@code for_each} or {@code count}. */
  record Instances(String kind, String name) implements Node {
    @Override
    public String toString() {
      return kind + "." + name;
    }
  }

  /** One attribute of a resource, in all its instances. */
  record Argument(String kind, String name, String attribute) implements Node {
    @Override
    public String toString() {
      return kind + "." + name + "." + attribute;
    }
  }

  /** A resource as the target of references, which must not form a cycle. Never evaluated. */
  record Resource(String kind, String name) implements Node {
    @Override
    public String toString() {
      return kind + "." + name;
    }
  }
}
