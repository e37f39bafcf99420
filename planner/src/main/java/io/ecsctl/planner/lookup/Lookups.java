package io.ecsctl.planner.lookup;

import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Lookup;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.InvalidValue;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.diff.Standing;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.plan.PlannedLookups;
import io.ecsctl.planner.provider.LookupRequest;
import io.ecsctl.planner.provider.LookupResult;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a program borrows. */
public final class Lookups {
  private final CheckedProgram program;
  private final Provider provider;
  private final Map<ResourceAddress, List<Value.ObjectOf>> found = new HashMap<>();
  private final Set<ResourceAddress> failed = new HashSet<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private Compilation compilation;
  private @Nullable Snapshot snapshot;

  private Lookups(CheckedProgram program, Compilation compilation, Provider provider) {
    this.program = program;
    this.compilation = compilation;
    this.provider = provider;
  }

  /**
   * The program with all that it borrows: lookups that can be made are made at once; those that
   * depend on them in the next round. A program that borrows nothing costs no call.
   *
   * @param first what {@code program} is while nobody has looked
   * @return with errors when something cannot be found
   * @throws ProviderException when what arguments refer to cannot be read
   */
  public static Compilation settle(CheckedProgram program, Compilation first, Provider provider) {
    return first.program().lookups().isEmpty() && !first.program().waits()
        ? first
        : new Lookups(program, first, provider).settle();
  }

  /**
   * The program with what it borrows as far as that is there: the rest stays unknown, and nothing
   * is said about it.
   */
  public static Compilation findWhatIsThere(
      CheckedProgram program, Compilation first, Provider provider) {
    Lookups lookups = new Lookups(program, first, provider);
    Map<Lookup, LookupRequest> ready = lookups.ready();
    while (!ready.isEmpty()) {
      lookups.look(ready);
      lookups.compilation = program.evaluate(new Borrowed(lookups.found, true));
      ready = lookups.ready();
    }
    return lookups.compilation;
  }

  private Compilation settle() {
    Map<Lookup, LookupRequest> ready = ready();
    while (!ready.isEmpty()) {
      look(ready);
      compilation = program.evaluate(new Borrowed(found, false));
      if (compilation.hasErrors()) {
        break;
      }
      ready = ready();
    }
    if (failed.isEmpty() && !compilation.hasErrors()) {
      compilation = program.evaluate(new Borrowed(found, true));
    }
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    all.addAll(problems);
    return new Compilation(compilation.program(), compilation.secrets(), Diagnostics.sorted(all));
  }

  /**
   * What can be looked up by now. What refers to objects of the stack waits until these are there,
   * which may be while the plan is applied: also where it says nothing of them that is not in the
   * program, as their name.
   */
  private Map<Lookup, LookupRequest> ready() {
    Map<Lookup, LookupRequest> ready = new LinkedHashMap<>();
    for (Lookup lookup : compilation.program().lookups().values()) {
      if (lookup.found() == null && !failed.contains(lookup.address())) {
        request(lookup).ifPresent(request -> ready.put(lookup, request));
      }
    }
    return ready;
  }

  private Optional<LookupRequest> request(Lookup lookup) {
    Resolver resolver =
        new Resolver(address -> standing(compilation.program(), address), compilation.secrets());
    try {
      if (!lookup.references().stream().allMatch(this::isThere)) {
        return Optional.empty();
      }
      Value.ObjectOf filters =
          resolver.resolve(lookup.schema().arguments(), lookup.arguments().toValue());
      return Values.isPending(filters)
          ? Optional.empty()
          : Optional.of(
              new LookupRequest(lookup.schema().kind(), (Value.ObjectOf) Values.plain(filters)));
    } catch (InvalidValue e) {
      fail(lookup, Findings.invalid(lookup, e.explanation()));
      return Optional.empty();
    }
  }

  private boolean isThere(ResourceAddress address) {
    Program in = compilation.program();
    return address.data()
        ? in.lookup(address).filter(lookup -> lookup.found() != null).isPresent()
        : live(in).find(address).isPresent();
  }

  private Snapshot live(Program in) {
    Snapshot live = snapshot;
    if (live == null) {
      live = provider.read(new StackScope(in.stack().scope()));
      snapshot = live;
    }
    return live;
  }

  /**
   * What the arguments of lookups refer to: other lookups, or objects of the stack that are there.
   */
  private Standing standing(Program in, ResourceAddress address) {
    if (address.data()) {
      return PlannedLookups.standing(in, address);
    }
    return live(in)
        .find(address)
        .flatMap(object ->
            in.resource(address)
                .map(resource -> Standing.live(resource.schema(), object, Value.ObjectOf.EMPTY)))
        .orElse(Standing.PENDING);
  }

  private void look(Map<Lookup, LookupRequest> ready) {
    List<Lookup> lookups = List.copyOf(ready.keySet());
    List<LookupResult> results = provider.lookup(List.copyOf(ready.values()));
    for (int i = 0; i < lookups.size(); i++) {
      Lookup lookup = lookups.get(i);
      switch (results.get(i)) {
        case LookupResult.Refused refused -> fail(lookup, Findings.refused(lookup, refused));
        case LookupResult.Found(var objects, var others) -> {
          if (lookup.all() || objects.size() == 1) {
            found.put(lookup.address(), objects);
            if (objects.isEmpty()) {
              problems.add(Findings.empty(lookup));
            }
          } else {
            fail(
                lookup,
                objects.isEmpty()
                    ? Findings.nothing(lookup, others)
                    : Findings.several(lookup, objects));
          }
        }
      }
    }
  }

  private void fail(Lookup lookup, Diagnostic diagnostic) {
    failed.add(lookup.address());
    problems.add(diagnostic);
  }
}
