package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Random arguments that a block's schema allows and one structure of the SDK can hold. Never an
 * empty collection or block.
 */
final class RandomAttributes {
  private final Random random;

  RandomAttributes(long seed) {
    random = new Random(seed);
  }

  Value.ObjectOf object(BlockSchema block, SdkPojo holder) {
    SortedMap<String, Value> values = new TreeMap<>();
    List<AttributeSchema> candidates =
        new ArrayList<>(
            block.attributes().values().stream().filter(a -> holds(holder, a)).toList());
    exclusive(candidates, path -> path.filter(MemberPath::isConstant));
    exclusive(candidates, path -> path.filter(step -> step.contains("+")));
    for (AttributeSchema attribute : candidates) {
      if (random.nextInt(3) > 0) {
        Value value = value(attribute.type(), attribute.member(), holder);
        if (!isEmpty(value)) {
          values.put(attribute.name(), value);
        }
      }
    }
    return new Value.ObjectOf(values);
  }

  private static boolean isEmpty(Value value) {
    return (value instanceof Value.Keyed keyed && keyed.entries().isEmpty())
        || (value instanceof Value.Sequence sequence && sequence.elements().isEmpty());
  }

  private interface FirstStep {
    Optional<String> of(Optional<String> step);
  }

  /** Of attributes that exclude each other only those of one sort stay. */
  private void exclusive(List<AttributeSchema> candidates, FirstStep step) {
    List<String> sorts =
        candidates.stream()
            .flatMap(a -> step.of(a.member().stream().findFirst()).stream())
            .distinct()
            .toList();
    if (sorts.size() > 1) {
      String chosen = sorts.get(random.nextInt(sorts.size()));
      candidates.removeIf(
          a -> step.of(a.member().stream().findFirst()).filter(s -> !s.equals(chosen)).isPresent());
    }
  }

  private static boolean holds(SdkPojo holder, AttributeSchema attribute) {
    Optional<String> step =
        attribute.member().stream().filter(s -> !MemberPath.isConstant(s)).findFirst();
    return step.filter(s ->
            s.equals(MemberPath.SELF) || MemberPath.field(holder, MemberPath.portMember(s)) != null)
        .isPresent();
  }

  private Value value(AttributeType type, List<String> path, SdkPojo holder) {
    return switch (type) {
      case AttributeType.Nested(var block) -> object(block, target(path, holder));
      case AttributeType.Repeated(var block, var _, var _) ->
          new Value.Tuple(
              times(() -> object(block, target(path, holder))).stream()
                  .filter(v -> !isEmpty(v))
                  .toList());
      case AttributeType.ListOf(var element) ->
          new Value.ListOf(element.valueType(), times(() -> value(element, path, holder)));
      case AttributeType.SetOf(var element) ->
          new Value.SetOf(element.valueType(), times(() -> value(element, path, holder)));
      case AttributeType.MapOf map -> {
        SortedMap<String, Value> entries = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
          entries.put(text(), value(map.element(), path, holder));
        }
        yield new Value.MapOf(map.element().valueType(), entries);
      }
      case AttributeType.OneOf(var alternatives) ->
          value(alternatives.get(random.nextInt(alternatives.size())), path, holder);
      case AttributeType.ReferenceTo _ -> new Value.Text("arn:aws:" + text());
      case AttributeType.Scalar scalar -> scalar(scalar, path);
    };
  }

  private List<Value> times(java.util.function.Supplier<Value> one) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      values.add(one.get());
    }
    return values;
  }

  /** The structure at the end of the path, freshly made. */
  private static SdkPojo target(List<String> path, SdkPojo holder) {
    SdkPojo at = holder;
    for (String step : path) {
      if (!step.equals(MemberPath.SELF) && !MemberPath.isConstant(step)) {
        SdkField<?> field = Objects.requireNonNull(MemberPath.field(at, step));
        at =
            field.getTrait(software.amazon.awssdk.core.traits.ListTrait.class) == null
                ? field.constructor().get()
                : Structure.newElement(field).builder();
      }
    }
    return at;
  }

  private Value scalar(AttributeType.Scalar scalar, List<String> path) {
    if (!scalar.words().isEmpty()) {
      return new Value.Text(scalar.words().get(random.nextInt(scalar.words().size())));
    }
    long amount = random.nextLong(1001);
    Unit unit = scalar.unit();
    return switch ((Type.Primitive) scalar.type()) {
      case STRING, ANY -> new Value.Text(text());
      case NUMBER -> Value.Number.of(amount);
      case BOOL -> new Value.Bool(random.nextBoolean());
      case CIDR -> new Value.CidrBlock(cidr());
      case PORT -> new Value.Port(port((int) amount + 1, path.getLast()));
      case SIZE -> new Value.Size(amount * unit.base());
      case CPU -> new Value.Cpu(amount * unit.base());
      case DURATION -> new Value.Duration(amount * unit.base());
    };
  }

  private Cidr cidr() {
    return Objects.requireNonNull(Cidr.parse("10." + random.nextInt(256) + ".0.0/16"));
  }

  private PortRange port(int from, String step) {
    int to = step.startsWith("containerPortRange") ? Math.min(65535, from + 7) : from;
    String protocol = random.nextBoolean() ? "tcp" : "udp";
    return new PortRange(from, to, step.contains("+") ? protocol : "");
  }

  /** Letters only, so that it reads as nothing but text. */
  private String text() {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
