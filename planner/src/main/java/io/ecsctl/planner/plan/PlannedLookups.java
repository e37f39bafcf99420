package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Lookup;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.diff.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Step: what the plan has to find again. */
public final class PlannedLookups {
  private PlannedLookups() {}

  static List<PlannedLookup> of(Program program, Resolver resolver) {
    List<PlannedLookup> planned = new ArrayList<>();
    for (Lookup lookup : program.lookups().values()) {
      List<Value.ObjectOf> found = lookup.found() == null ? List.of() : lookup.found();
      boolean waits = lookup.found() == null;
      planned.add(
          new PlannedLookup(
              lookup.address(),
              lookup.schema().kind(),
              resolver.resolve(lookup.schema().arguments(), lookup.arguments().toValue()),
              lookup.all(),
              waits,
              ids(lookup.object(), found),
              waits ? "" : fingerprint(lookup.object(), found, lookup.read()),
              List.copyOf(lookup.read())));
    }
    return planned;
  }

  /** What an address of the program stands for, when it is one of something borrowed. */
  public static Standing standing(Program program, ResourceAddress address) {
    return program
        .lookup(address)
        .map(lookup ->
            lookup.all() && address.equals(lookup.address())
                ? new Standing.Several(lookup.found() == null ? null : lookup.found().size())
                : lookup.object(address).<Standing>map(Standing.Live::new).orElse(Standing.PENDING))
        .orElse(Standing.PENDING);
  }

  /** For people; what has no id, as the zones of a region, goes by the names it consists of. */
  public static List<String> ids(KindSchema kind, List<Value.ObjectOf> found) {
    return found.stream()
        .flatMap(object -> {
          String id = id(kind, object);
          return id.isEmpty() ? names(object) : Stream.of(id);
        })
        .toList();
  }

  private static Stream<String> names(Value.ObjectOf object) {
    return object.get("names") instanceof Value.Sequence names
        ? names.elements().stream().map(Conversions::text).filter(Objects::nonNull)
        : Stream.empty();
  }

  /** The ARN, id or name of an object; empty for what has none. */
  public static String id(KindSchema kind, Value.ObjectOf object) {
    return object.get(kind.identity()) instanceof Value.Text(var text) ? text : "";
  }

  /** Equal while nothing has changed that a program sees which reads these attributes. */
  public static String fingerprint(
      KindSchema kind, List<Value.ObjectOf> found, Collection<String> read) {
    StringBuilder text = new StringBuilder();
    for (Value.ObjectOf object : found) {
      text.append(id(kind, object));
      for (String attribute : read) {
        text.append('\n').append(attribute).append('=');
        text.append(ValueText.of(object.get(attribute)));
      }
      text.append('\n');
    }
    return Desired.hash(text.toString());
  }
}
