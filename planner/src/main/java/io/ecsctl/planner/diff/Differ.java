package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.planner.provider.ValueDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a resource shall be with what it is, as its schema directs.
 *
 * <p>No difference: an absent value and AWS's default for it, an absent value of an attribute that
 * AWS decides by itself, an attribute that the backend does not report, order where order means
 * nothing. A difference always: a value that depends on an object that is not there yet.
 */
public final class Differ {
  private final List<AttributeChange> changes = new ArrayList<>();
  private int differences;
  private final Set<String> unreported;

  /** There is no live object: then defaults that the program states are worth showing. */
  private final boolean creating;

  /** Of a block that is not there yet, defaults are worth showing as well. */
  private boolean inNewBlock;

  /** It only matters whether there is a difference: none is listed, and the first is enough. */
  private final boolean first;

  private Differ(Set<String> unreported, boolean creating, boolean first) {
    this.unreported = unreported;
    this.creating = creating;
    this.first = first;
  }

  /**
   * What differs, in the schema's order.
   *
   * @param desired resolved as far as possible
   * @param compared which top-level attributes to look at
   */
  public static List<AttributeChange> diff(
      BlockSchema body,
      Value.ObjectOf desired,
      LiveResource live,
      Predicate<AttributeSchema> compared) {
    var any = new Differ(live.unreported(), false, true);
    any.block(At.RESOURCE, body, desired, live.attributes(), compared);
    if (any.differences == 0) {
      return List.of(); // Of a large stack nearly everything.
    }
    var differ = new Differ(live.unreported(), false, false);
    differ.block(At.RESOURCE, body, desired, live.attributes(), compared);
    return List.copyOf(differ.changes);
  }

  /** Everything that a new object gets, in the schema's order. */
  public static List<AttributeChange> creation(
      BlockSchema body, Value.ObjectOf desired, Predicate<AttributeSchema> compared) {
    var differ = new Differ(Set.of(), true, false);
    differ.block(At.RESOURCE, body, desired, Value.ObjectOf.EMPTY, compared);
    return List.copyOf(differ.changes);
  }

  /** The two mean the same. */
  static boolean same(AttributeType type, @Nullable Value desired, @Nullable Value live) {
    Value wanted = Values.present(desired);
    Value found = Values.present(live);
    // Asked of everything, mostly of a scalar without a default.
    if (type instanceof AttributeType.Scalar && (wanted == null || found == null)) {
      return wanted == null && found == null;
    }
    var differ = new Differ(Set.of(), false, true);
    differ.value(At.RESOURCE, type, wanted, found);
    return differ.differences == 0;
  }

  private void block(
      At at,
      BlockSchema schema,
      Value.Keyed desired,
      Value.Keyed live,
      Predicate<AttributeSchema> compared) {
    if (first) {
      // What neither has is no difference, and in which order one is found does not matter.
      desired.all(
          live,
          (name, wanted, found) -> {
            AttributeSchema attribute = schema.attributes().get(name);
            if (attribute != null && compared.test(attribute)) {
              attribute(at, attribute, wanted, found);
            }
            return differences == 0;
          });
      return;
    }
    for (AttributeSchema attribute : schema.attributes().values()) {
      if (compared.test(attribute)) {
        attribute(at, attribute, desired.get(attribute.name()), live.get(attribute.name()));
      }
    }
  }

  private void attribute(At parent, AttributeSchema schema, Value desired, Value live) {
    Value wanted = Values.present(desired);
    Value found = Values.present(live);
    boolean isDigest = found instanceof Value.Text(var text) && ValueDigest.parse(text) != null;
    // A secret's value that the program does not say is somebody else's to set.
    if (wanted == null && (schema.computed() || found == null || isDigest)) {
      return;
    }
    At at = parent.attribute(schema).marked(desired instanceof Value.Sensitive || isDigest);
    if (found == null && !creating && isUnreported(at) && !Values.isPending(wanted)) {
      return;
    }
    Value fallback = creating || inNewBlock ? null : Values.present(schema.fallback());
    wanted = wanted == null ? fallback : wanted;
    found = found == null ? fallback : found;
    // Without a stated default AWS answers `false`, `0` or `""` for what nobody set, or leaves it
    // out for what somebody set to that.
    boolean zeroMeansAbsent =
        !creating && !inNewBlock && fallback == null && (wanted == null || found == null);
    Value only = wanted == null ? found : wanted;
    if (only == null || (zeroMeansAbsent && Values.isZero(only))) {
      return;
    }
    value(at, schema.type(), wanted, found);
  }

  private boolean isUnreported(At at) {
    if (unreported.isEmpty()) {
      return false;
    }
    String path = at.schemaPath();
    return unreported.stream().anyMatch(name -> path.equals(name) || path.startsWith(name + "."));
  }

  /** Both are {@link Values#present}. */
  private void value(At at, AttributeType type, @Nullable Value desired, @Nullable Value live) {
    if (desired == null && live == null) {
      return;
    }
    if (desired instanceof Value.Unknown || desired instanceof Value.Reference) {
      add(at, live, desired);
      return;
    }
    switch (type) {
      case AttributeType.Nested(var block) when isKeyed(desired) && isKeyed(live) ->
          block(at, block, keyed(desired), keyed(live), _ -> true);
      case AttributeType.MapOf(var element, var _, var _) when isKeyed(desired) && isKeyed(live) ->
          map(at, element, keyed(desired), keyed(live));
      case AttributeType.Repeated repeated -> repeated(at, repeated, desired, live);
      case AttributeType.Nested _,
          AttributeType.MapOf _,
          AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _ -> {
        if (desired == null
            || live == null
            || Values.isPending(desired)
            || !Equality.same(type, desired, live)) {
          add(at, live, desired);
        }
      }
    }
  }

  private static boolean isKeyed(@Nullable Value value) {
    return value == null || value instanceof Value.Keyed;
  }

  private static Value.Keyed keyed(@Nullable Value value) {
    return value instanceof Value.Keyed keyed ? keyed : Value.ObjectOf.EMPTY;
  }

  private void map(At at, AttributeType element, Value.Keyed desired, Value.Keyed live) {
    boolean tags = at.attribute().equals("tags");
    desired.all(
        live,
        (key, wanted, found) -> {
          // Tags in these name spaces are the tool's own and AWS's, and no business of the
          // program's.
          if (!tags || !(key.startsWith(StackScope.TAG_PREFIX) || key.startsWith("aws:"))) {
            At here = first ? at : at.element(Keys.suffix(key));
            value(
                here.marked(wanted instanceof Value.Sensitive),
                element,
                Values.present(wanted),
                Values.present(found));
          }
          return !first || differences == 0;
        });
  }

  private void repeated(
      At at, AttributeType.Repeated type, @Nullable Value desired, @Nullable Value live) {
    RepeatedBlocks blocks = RepeatedBlocks.pair(type, elements(desired), elements(live));
    if (blocks.reordered()) {
      add(at, live, desired);
      return;
    }
    AttributeType nested = new AttributeType.Nested(type.block());
    for (RepeatedBlocks.Pair pair : blocks.pairs()) {
      Value wanted = pair.desired();
      Value found = pair.live();
      if (first) {
        if (wanted == null || found == null) {
          differences++;
        } else {
          value(at, nested, wanted, found);
        }
        if (differences > 0) {
          return;
        }
        continue;
      }
      String suffix = pair.suffix();
      At here = at.element(suffix);
      if (found == null && wanted != null && !suffix.isEmpty()) {
        int before = differences;
        boolean outer = inNewBlock;
        inNewBlock = true;
        value(here, nested, wanted, Value.ObjectOf.EMPTY);
        inNewBlock = outer;
        if (differences == before) {
          add(here.marked(Values.isSensitive(wanted)), null, wanted);
        }
      } else if (found == null || wanted == null) {
        add(here.marked(Values.isSensitive(wanted)), found, wanted);
      } else {
        value(here, nested, wanted, found);
      }
    }
  }

  /** A repeated block may be given as a list of objects or as a single one. */
  private static List<Value> elements(@Nullable Value value) {
    return switch (value) {
      case null -> List.of();
      case Value.Sequence sequence -> sequence.elements();
      case Value.Keyed keyed -> List.of(keyed);
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          List.of(value);
    };
  }

  private void add(At at, @Nullable Value before, @Nullable Value after) {
    differences++;
    if (first) {
      return;
    }
    changes.add(
        new AttributeChange(
            at.path(),
            at.attribute(),
            before,
            after,
            at.forces() && !creating,
            at.sensitive() || Values.isSensitive(after)));
  }
}
