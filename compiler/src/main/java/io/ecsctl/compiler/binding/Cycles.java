package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The order of evaluation, and what has none.
 *
 * @param order every node, each after what it needs
 * @param cyclic nodes that need themselves
 */
record Cycles(List<Node> order, Set<Node> cyclic) {

  /**
   * Reports every circle once: one of references is also one of values when the references are
   * read.
   */
  static Cycles find(DependencyGraph values, DependencyGraph references, DiagnosticSink sink) {
    CompletableFuture<List<DependencyGraph.Component>> ordered =
        values.isLarge()
            ? CompletableFuture.supplyAsync(values::components)
            : CompletableFuture.completedFuture(values.components());
    Set<String> reported = new HashSet<>();
    for (DependencyGraph.Component component : references.components()) {
      if (component.isCycle()) {
        component.nodes().forEach(node -> reported.add(owner(node)));
        report(references.cycle(component), sink);
      }
    }
    List<DependencyGraph.Component> components = ordered.join();
    List<Node> order = new ArrayList<>(components.size());
    Set<Node> cyclic = new HashSet<>();
    for (DependencyGraph.Component component : components) {
      order.addAll(component.nodes());
      if (component.isCycle()) {
        cyclic.addAll(component.nodes());
        if (component.nodes().stream().map(Cycles::owner).noneMatch(reported::contains)) {
          report(values.cycle(component), sink);
        }
      }
    }
    return new Cycles(order, cyclic);
  }

  private static String owner(Node node) {
    return switch (node) {
      case Node.StackArgument _, Node.Local _, Node.Module _, Node.Input _, Node.Output _ ->
          node.toString();
      case Node.Instances(var kind, var name) -> kind + "." + name;
      case Node.Argument(var kind, var name, var _) -> kind + "." + name;
      case Node.Resource(var kind, var name) -> kind + "." + name;
    };
  }

  private static void report(List<DependencyGraph.Edge> cycle, DiagnosticSink sink) {
    List<String> names = new ArrayList<>();
    cycle.forEach(edge -> names.add(edge.to().toString()));
    // The last edge leads back to the node that the path starts from.
    names.addFirst(cycle.getLast().to().toString());
    boolean resources = cycle.stream().anyMatch(edge -> edge.to() instanceof Node.Resource);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            resources ? BindingRules.REFERENCE : BindingRules.VALUE_CYCLE,
            cycle.getFirst().span(),
            resources ? "these resources need each other: %s" : "this value needs itself: %s",
            String.join(" → ", names));
    diagnostic.detail(
        resources
            ? "Each would have to be created before the other. Take one of the references out."
            : "Take one of the steps out.");
    for (int i = 1; i < cycle.size(); i++) {
      diagnostic.related(
          cycle.get(i).span(), "%s needs %s".formatted(names.get(i), names.get(i + 1)));
    }
    sink.report(diagnostic);
  }
}
