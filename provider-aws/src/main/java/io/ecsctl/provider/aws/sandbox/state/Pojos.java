package io.ecsctl.provider.aws.sandbox.state;

import io.ecsctl.provider.aws.mapping.PojoJson;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Copies between SDK model objects: AWS stores most members of a request under the same name. */
public final class Pojos {
  private Pojos() {}

  /**
   * Sets in the builder every member that the source has set under the same name and type, and
   * returns the builder.
   */
  public static <B extends SdkPojo> B copy(SdkPojo source, B builder) {
    Map<String, SdkField<?>> targets = new HashMap<>();
    builder.sdkFields().forEach(field -> targets.put(field.memberName(), field));
    for (SdkField<?> field : source.sdkFields()) {
      SdkField<?> target = targets.get(field.memberName());
      Object value = field.getValueOrDefault(source);
      if (target != null
          && target.marshallingType().equals(field.marshallingType())
          && value != null
          && !(value instanceof SdkAutoConstructList<?>)
          && !(value instanceof SdkAutoConstructMap<?, ?>)) {
        target.set(builder, value instanceof SdkPojo nested ? as(target, nested) : value);
      }
    }
    return builder;
  }

  /**
   * The structure in the class that the target has for it: requests often have one of their own.
   */
  private static Object as(SdkField<?> target, SdkPojo structure) {
    SdkPojo builder = target.constructor().get();
    if (builder instanceof Buildable empty && !empty.build().getClass().isInstance(structure)) {
      return ((Buildable) copy(structure, builder)).build();
    }
    return structure;
  }

  /**
   * The same content in the class that the builder makes: AWS's requests and answers have
   * structures of the same members, lists of them included, under two names.
   */
  public static SdkPojo recast(SdkPojo source, Supplier<? extends SdkPojo> builder) {
    return new PojoJson<>(builder).decode(PojoJson.encode(source));
  }
}
