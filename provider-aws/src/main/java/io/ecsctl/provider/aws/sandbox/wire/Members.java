package io.ecsctl.provider.aws.sandbox.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills SDK model objects from a tree of maps, lists and single values. A list may also be a map
 * from {@code "1"}, {@code "2"}, … to its items, and a map one from numbers to pairs, as a form has
 * them.
 */
final class Members {
  private Members() {}

  static Object build(Map<?, ?> tree, SdkPojo builder) {
    fill(tree, builder);
    return ((Buildable) builder).build();
  }

  static void fill(Map<?, ?> tree, SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      Object given = tree.get(field.locationName());
      if (given != null) {
        field.set(builder, value(given, field));
      }
    }
  }

  /** What the object has set, by member, in the model's order. */
  static Map<SdkField<?>, Object> set(SdkPojo pojo) {
    Map<SdkField<?>, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList<?>)
          && !(value instanceof SdkAutoConstructMap<?, ?>)) {
        members.put(field, value);
      }
    }
    return members;
  }

  private static @Nullable Object value(Object given, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> given.toString();
      case INTEGER -> Integer.valueOf(given.toString());
      case LONG -> Long.valueOf(given.toString());
      case DOUBLE -> Double.valueOf(given.toString());
      case FLOAT -> Float.valueOf(given.toString());
      case BOOLEAN -> Boolean.valueOf(given.toString());
      case INSTANT -> instant(given.toString());
      case SDK_BYTES -> SdkBytes.fromUtf8String(given.toString());
      case SDK_POJO -> build((Map<?, ?>) given, field.constructor().get());
      case LIST -> list(given, field.getRequiredTrait(ListTrait.class));
      case MAP -> map((Map<?, ?>) given, field.getRequiredTrait(MapTrait.class));
      default -> throw new IllegalArgumentException("no way to read " + field.memberName());
    };
  }

  private static Instant instant(String text) {
    return text.contains("T")
        ? Instant.parse(text)
        : Instant.ofEpochMilli((long) (Double.parseDouble(text) * 1000));
  }

  private static List<@Nullable Object> list(Object given, ListTrait trait) {
    List<@Nullable Object> items = new ArrayList<>();
    for (Object item : items(given)) {
      items.add(value(item, trait.memberFieldInfo()));
    }
    return items;
  }

  /** The items of a list, or of a form's numbers, which may be one level deeper. */
  private static List<?> items(Object given) {
    if (given instanceof List<?> list) {
      return list;
    }
    if (!(given instanceof Map<?, ?> form)) {
      return List.of(); // a form has an empty list as an empty text
    }
    if (!form.containsKey("1")) {
      return items(form.values().iterator().next());
    }
    List<Object> items = new ArrayList<>();
    int number = 1;
    for (Object item = form.get("1"); item != null; item = form.get(String.valueOf(number))) {
      items.add(item);
      number++;
    }
    return items;
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> given, MapTrait trait) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    given.forEach((key, item) -> entries.put(key.toString(), value(item, trait.valueFieldInfo())));
    return entries;
  }
}
