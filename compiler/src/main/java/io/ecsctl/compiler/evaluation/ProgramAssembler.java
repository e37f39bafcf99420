package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.evaluation.ResourceState.Instance;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts evaluated resources together and in order. */
final class ProgramAssembler {
  private final ProgramState state;
  private final Lifecycles lifecycles;

  ProgramAssembler(ProgramState state) {
    this.state = state;
    this.lifecycles = new Lifecycles(state.expressions(), state.failures());
  }

  /** Each after those it refers to; otherwise in source order. */
  Map<ResourceAddress, Resource> resources() {
    Map<ResourceAddress, Resource> all = new LinkedHashMap<>();
    for (ResourceState block : state.resources().values()) {
      if (block.expansion == null) {
        continue;
      }
      SortedSet<ResourceAddress> explicit = dependsOn(block.declaration);
      explicit.addAll(block.expansion.reads());
      for (Instance instance : block.expansion.instances().values()) {
        all.put(instance.address, resource(block, instance, explicit));
      }
    }
    return inOrder(all);
  }

  private Resource resource(
      ResourceState block, Instance instance, Set<ResourceAddress> explicit) {
    SortedSet<ResourceAddress> references = new TreeSet<>(explicit);
    references.addAll(instance.reads);
    Lifecycle lifecycle =
        state.reading(
            references,
            () ->
                lifecycles.of(
                    block.declaration.lifecycle(), instance.address, instance.environment));
    lifecycle.replaceTriggeredBy().forEach(trigger -> references.add(trigger.resource()));
    SortedSet<ResourceAddress> separate = new TreeSet<>(instance.separateReads);
    Map<String, Argument> arguments = new LinkedHashMap<>();
    for (String name : block.members.keySet()) {
      Argument argument = instance.arguments.get(name);
      if (argument != null) {
        arguments.put(name, argument);
      }
    }
    instance.arguments.forEach(arguments::putIfAbsent);
    arguments.forEach((name, argument) -> {
      boolean apart =
          block
              .declaration
              .schema()
              .body()
              .attribute(name)
              .filter(a -> a.change() == AttributeSchema.Change.SEPARATE)
              .isPresent();
      References.collect(argument, apart ? separate : references);
    });
    // A group may let itself in; that needs no order.
    references.remove(instance.address);
    separate.remove(instance.address);
    separate.removeAll(references);
    return new Resource(
        instance.address,
        block.declaration.schema(),
        block.declaration.span(),
        new Block(block.declaration.span(), block.declaration.schema().body(), arguments),
        lifecycle,
        instance.nameGenerated,
        references,
        separate);
  }

  private SortedSet<ResourceAddress> dependsOn(Declaration.Resource resource) {
    SortedSet<ResourceAddress> addresses = new TreeSet<>();
    for (Expression dependency : resource.dependsOn()) {
      Value value = state.expressions().evaluate(dependency, Environment.EMPTY);
      References.collect(value, addresses);
    }
    return addresses;
  }

  /**
   * Depth first without recursion; what is on a cycle, which has been reported, comes in source
   * order.
   */
  private static Map<ResourceAddress, Resource> inOrder(Map<ResourceAddress, Resource> all) {
    Map<ResourceAddress, Resource> ordered = new LinkedHashMap<>();
    Set<ResourceAddress> seen = new HashSet<>();
    for (Resource root : all.values()) {
      Deque<Step> steps = new ArrayDeque<>();
      if (seen.add(root.address())) {
        steps.push(new Step(root, root.references().iterator()));
      }
      while (!steps.isEmpty()) {
        Step step = steps.peek();
        if (!step.next().hasNext()) {
          ordered.put(step.resource().address(), step.resource());
          steps.pop();
          continue;
        }
        Resource needed = all.get(step.next().next());
        if (needed != null && seen.add(needed.address())) {
          steps.push(new Step(needed, needed.references().iterator()));
        }
      }
    }
    return ordered;
  }

  private record Step(Resource resource, Iterator<ResourceAddress> next) {}
}
