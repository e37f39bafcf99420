package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole program.
 *
 * @param resources by address, each after those it reads attributes of; otherwise in source order
 * @param outputs in source order
 * @param lookups by address, in source order
 * @param waits whether there are blocks whose instances depend on lookups that nobody has made yet:
 *     they are left out, so nothing follows from what is not there
 * @param checks those that are not known to hold or to fail yet, in source order
 * @param handover what becomes of live objects whose address or owner changes
 */
public record Program(
    StackInfo stack,
    Map<ResourceAddress, Resource> resources,
    List<Output> outputs,
    List<Check> checks,
    Map<ResourceAddress, Lookup> lookups,
    boolean waits,
    Handover handover) {
  /** Of a text that could not be read: no stack, nothing in it. */
  public static final Program EMPTY =
      new Program(
          new StackInfo("", "", "", "", Collections.emptySortedMap(), null), Map.of(), List.of());

  public Program {
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    outputs = List.copyOf(outputs);
    checks = List.copyOf(checks);
    lookups = Collections.unmodifiableMap(new LinkedHashMap<>(lookups));
  }

  /** Without lookups, and without renamed, adopted or forgotten resources. */
  public Program(
      StackInfo stack,
      Map<ResourceAddress, Resource> resources,
      List<Output> outputs,
      List<Check> checks) {
    this(stack, resources, outputs, checks, Map.of(), false, Handover.NONE);
  }

  /** Without checks, too. */
  public Program(StackInfo stack, Map<ResourceAddress, Resource> resources, List<Output> outputs) {
    this(stack, resources, outputs, List.of());
  }

  /** The same with other resources. */
  public Program withResources(Map<ResourceAddress, Resource> others) {
    return new Program(stack, others, outputs, checks, lookups, waits, handover);
  }

  /** The same, which says this of live objects that change their address or their owner. */
  public Program withHandover(Handover other) {
    return new Program(stack, resources, outputs, checks, lookups, waits, other);
  }

  /** The same, which adopts these objects, too. */
  public Program adopting(List<Handover.Adoption> more) {
    List<Handover.Adoption> all = new ArrayList<>(handover.adoptions());
    all.addAll(more);
    return withHandover(new Handover(handover.moves(), all, handover.removals()));
  }

  public Optional<Resource> resource(ResourceAddress address) {
    return Optional.ofNullable(resources.get(address));
  }

  /** The lookup that {@code address} names, or the one that it is an element of. */
  public Optional<Lookup> lookup(ResourceAddress address) {
    Lookup found = lookups.get(address);
    return found != null
        ? Optional.of(found)
        : Optional.ofNullable(lookups.get(address.withKey(null))).filter(Lookup::all);
  }

  /** Resources of that kind, in program order. */
  public Stream<Resource> resources(String kind) {
    return resources.values().stream().filter(resource -> resource.address().kind().equals(kind));
  }

  /**
   * The whole program as indented text, unknown values with the expression left to evaluate.
   * Sensitive values are not shown.
   */
  public String toTree() {
    return ProgramTree.of(this);
  }
}
