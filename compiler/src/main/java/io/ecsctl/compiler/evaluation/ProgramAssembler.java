package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.evaluation.ResourceState.Instance;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Check;
import io.ecsctl.compiler.program.Handover;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Lookup;
import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts evaluated resources together and in order. */
final class ProgramAssembler {
  private final ProgramState root;
  private final Map<ResourceAddress, Resource> all = new LinkedHashMap<>();
  private final Map<Instance, Declaration.Resource> data = new LinkedHashMap<>();

  ProgramAssembler(ProgramState root) {
    this.root = root;
  }

  /** Resources each after those they refer to, otherwise in source order; and the lookups. */
  Program program(List<Output> outputs, List<Check> checks) {
    collect(root, new TreeSet<>());
    // Last: what is read of them is known when everything else has been evaluated.
    Map<ResourceAddress, Lookup> lookups = new LinkedHashMap<>();
    data.forEach((instance, block) -> lookups.put(instance.address, lookup(block, instance)));
    return new Program(
        root.stack().info(),
        inOrder(all),
        outputs,
        checks,
        lookups,
        root.borrowed().waits(),
        Handover.NONE);
  }

  /**
   * @param inherited what everything in {@code state} comes after, because its module does
   */
  private void collect(ProgramState state, SortedSet<ResourceAddress> inherited) {
    Lifecycles lifecycles = new Lifecycles(state.expressions(), state.failures());
    for (ResourceState block : state.resources().values()) {
      if (block.expansion == null) {
        continue;
      }
      if (block.declaration.data() != null) {
        for (Instance instance : block.expansion.instances().values()) {
          data.put(instance, block.declaration);
        }
        continue;
      }
      List<Resource> made =
          block.made != null ? block.made : resources(state, block, inherited, lifecycles);
      made.forEach(resource -> all.put(resource.address(), resource));
    }
    for (ModuleState module : state.modules()) {
      SortedSet<ResourceAddress> explicit = dependsOn(state, module.declaration.dependsOn());
      explicit.addAll(inherited);
      if (module.expansion != null) {
        explicit.addAll(module.expansion.reads());
      }
      state.instances(module).forEach(instance -> collect(instance, explicit));
    }
  }

  /** What becomes of a block of the root program in which everything is evaluated. */
  List<Resource> resources(ResourceState block) {
    return resources(
        root, block, new TreeSet<>(), new Lifecycles(root.expressions(), root.failures()));
  }

  private List<Resource> resources(
      ProgramState state,
      ResourceState block,
      SortedSet<ResourceAddress> inherited,
      Lifecycles lifecycles) {
    ResourceState.Expansion expansion = Objects.requireNonNull(block.expansion);
    SortedSet<ResourceAddress> explicit = dependsOn(state, block.declaration.dependsOn());
    explicit.addAll(inherited);
    explicit.addAll(expansion.reads());
    List<Resource> made = new ArrayList<>(expansion.instances().size());
    for (Instance instance : expansion.instances().values()) {
      made.add(resource(block, instance, explicit, lifecycles));
    }
    return made;
  }

  private Lookup lookup(Declaration.Resource declaration, Instance instance) {
    Declaration.Data about = Objects.requireNonNull(declaration.data());
    SortedSet<ResourceAddress> references = new TreeSet<>(instance.reads);
    instance.arguments.values().forEach(argument -> references.addAll(References.of(argument)));
    BorrowedValues borrowed = root.borrowed();
    return new Lookup(
        instance.address,
        about.schema(),
        about.object(),
        declaration.span(),
        new Block(declaration.span(), about.schema().arguments(), instance.arguments),
        about.all(),
        borrowed.found(instance.address),
        borrowed.read(instance.address),
        references);
  }

  private Resource resource(
      ResourceState block,
      Instance instance,
      Set<ResourceAddress> explicit,
      Lifecycles lifecycles) {
    SortedSet<ResourceAddress> references = new TreeSet<>(explicit);
    references.addAll(instance.reads);
    Lifecycle lifecycle =
        root.reading(
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
    SortedSet<ResourceAddress> reads = new TreeSet<>(instance.reads);
    arguments.forEach((name, argument) -> {
      Set<ResourceAddress> named = References.of(argument);
      if (named.isEmpty()) {
        return;
      }
      reads.addAll(named);
      boolean apart =
          block
              .declaration
              .schema()
              .body()
              .attribute(name)
              .filter(a -> a.change() == AttributeSchema.Change.SEPARATE)
              .isPresent();
      (apart ? separate : references).addAll(named);
    });
    SecretVersions.add(block.declaration.schema(), block.declaration.span(), reads, arguments);
    // A group may let itself in; that needs no order.
    references.remove(instance.address);
    separate.remove(instance.address);
    separate.removeAll(references);
    Resource resource =
        new Resource(
            instance.address,
            block.declaration.schema(),
            block.declaration.span(),
            new Block(block.declaration.span(), block.declaration.schema().body(), arguments),
            lifecycle,
            instance.nameGenerated,
            references,
            separate);
    lifecycles.checkExternal(resource, block.declaration.lifecycle());
    return resource;
  }

  private static SortedSet<ResourceAddress> dependsOn(
      ProgramState state, List<Expression> dependencies) {
    SortedSet<ResourceAddress> addresses = new TreeSet<>();
    for (Expression dependency : dependencies) {
      Expression named =
          dependency instanceof Expression.Index(var _, var collection, var _)
              ? collection
              : dependency;
      if (state.bound().symbols().at(named) instanceof Symbol.Module(var module)) {
        addresses.addAll(inside(state, module).toList());
      } else {
        References.collect(state.expressions().evaluate(dependency, Environment.EMPTY), addresses);
      }
    }
    return addresses;
  }

  /** Everything that the instances of a module hold, nested modules included. */
  private static Stream<ResourceAddress> inside(ProgramState state, Declaration.Module module) {
    return state.modules().stream()
        .filter(used -> used.declaration.name().equals(module.name()))
        .flatMap(used -> state.instances(used).stream())
        .flatMap(ProgramAssembler::inside);
  }

  private static Stream<ResourceAddress> inside(ProgramState state) {
    return Stream.concat(
        state.resources().values().stream()
            .flatMap(block -> Stream.ofNullable(block.expansion))
            .flatMap(expansion -> expansion.instances().keySet().stream()),
        state.modules().stream()
            .flatMap(used -> state.instances(used).stream())
            .flatMap(ProgramAssembler::inside));
  }

  /**
   * Depth first without recursion; what is on a cycle, which has been reported, comes in source
   * order.
   */
  private Map<ResourceAddress, Resource> inOrder(Map<ResourceAddress, Resource> all) {
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
        } else if (needed != null && !ordered.containsKey(needed.address())) {
          circle(steps, needed);
        }
      }
    }
    return ordered;
  }

  /**
   * Binding has told of the circles inside of one program; through modules only instances can tell.
   */
  private void circle(Deque<Step> steps, Resource again) {
    List<Resource> circle = new ArrayList<>();
    for (Step step : steps) {
      circle.addFirst(step.resource());
      if (step.resource().address().equals(again.address())) {
        break;
      }
    }
    if (circle.stream().map(resource -> resource.address().module()).distinct().count() < 2) {
      return;
    }
    circle.add(again);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                BindingRules.REFERENCE,
                again.header(),
                "these resources need each other: %s",
                circle.stream()
                    .map(resource -> resource.address().toString())
                    .collect(Collectors.joining(" → ")))
            .detail(
                "Each would have to be created before the other. Take one of the references out.");
    circle.stream()
        .skip(1)
        .limit(circle.size() - 2)
        .forEach(
            resource -> diagnostic.related(resource.header(), resource.address() + " is here"));
    root.failures().report(diagnostic);
  }

  private record Step(Resource resource, Iterator<ResourceAddress> next) {}
}
