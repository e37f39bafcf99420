package io.ecsctl.provider.aws.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * An SDK builder being filled by several attributes, whose paths may run through the same nested
 * structures, lists and maps. Those are kept open until {@link #complete}.
 */
final class Structure {
  private final SdkPojo builder;
  private final Map<String, Structure> children = new LinkedHashMap<>();
  private final Map<String, Structure> onlyElements = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> entries = new LinkedHashMap<>();

  Structure(SdkPojo builder) {
    this.builder = builder;
  }

  @Nullable SdkField<?> field(String member) {
    return MemberPath.field(builder, member);
  }

  void set(String member, Object value) {
    MemberPath.requiredField(builder, member).set(builder, value);
  }

  /** The builder itself; what was kept open is not in it yet. */
  SdkPojo builder() {
    return builder;
  }

  /** The structure that {@code member} holds. */
  Structure child(String member) {
    return children.computeIfAbsent(
        member, m -> new Structure(MemberPath.requiredField(builder, m).constructor().get()));
  }

  /** The one element of the list that {@code member} holds. */
  Structure onlyElement(String member) {
    return onlyElements.computeIfAbsent(
        member, m -> newElement(MemberPath.requiredField(builder, m)));
  }

  /** Adds to the map, or list of pairs, that {@code member} holds. */
  void entry(String member, String key, String value) {
    entries.computeIfAbsent(member, m -> new TreeMap<>()).put(key, value);
  }

  /** A new element of the list that {@code field} holds. */
  static Structure newElement(SdkField<?> field) {
    SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
    return new Structure(element.constructor().get());
  }

  /** Puts everything that was kept open into the builder. */
  void complete() {
    children.forEach((member, child) -> set(member, child.build()));
    onlyElements.forEach((member, element) -> set(member, List.of(element.build())));
    entries.forEach((member, map) -> {
      SdkField<?> field = MemberPath.requiredField(builder, member);
      set(
          member,
          field.getTrait(ListTrait.class) == null
              ? map
              : pairs(field, Pairs.of(newElement(field).builder), map));
    });
  }

  /** The finished SDK object. */
  Object build() {
    complete();
    if (builder instanceof Buildable buildable) {
      return buildable.build();
    }
    throw new IllegalStateException(builder.getClass() + " is no builder");
  }

  /** A list of two-member structures, in the order of the map. */
  static List<Object> pairs(SdkField<?> field, Pairs members, Map<String, ?> map) {
    List<Object> list = new ArrayList<>();
    map.forEach((key, value) -> {
      Structure pair = newElement(field);
      pair.set(members.key(), key);
      pair.set(members.value(), value);
      list.add(pair.build());
    });
    return list;
  }
}
