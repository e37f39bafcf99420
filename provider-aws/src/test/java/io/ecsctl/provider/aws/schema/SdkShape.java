package io.ecsctl.provider.aws.schema;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One structure of the SDK's model, seen through the metadata it carries and the return types of
 * its getters.
 */
record SdkShape(Class<?> type, List<SdkField<?>> fields) {

  static SdkShape of(SdkPojo builder) {
    if (!(builder instanceof Buildable buildable)) {
      throw new IllegalArgumentException(builder.getClass() + " is no builder");
    }
    return new SdkShape(buildable.build().getClass(), builder.sdkFields());
  }

  /** The structure that the field holds, or of which it holds a list. */
  static SdkShape within(SdkField<?> field) {
    ListTrait list = field.getTrait(ListTrait.class);
    return of((list == null ? field : list.memberFieldInfo()).constructor().get());
  }

  static boolean isStructure(SdkField<?> field) {
    return MarshallingType.SDK_POJO.equals(field.marshallingType());
  }

  static boolean isListOfStructures(SdkField<?> field) {
    ListTrait list = field.getTrait(ListTrait.class);
    return list != null && isStructure(list.memberFieldInfo());
  }

  static boolean isMap(SdkField<?> field) {
    return field.getTrait(MapTrait.class) != null;
  }

  /**
   * The values of the field's enum, or of the enum it holds a list of, in the SDK's order; empty
   * when it is none.
   */
  List<String> words(SdkField<?> field) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getParameterCount() == 0 && m.getName().equalsIgnoreCase(field.memberName()))
        .map(SdkShape::enumOf)
        .filter(Class::isEnum)
        .findFirst()
        .map(words ->
            Arrays.stream(words.getEnumConstants())
                .filter(word -> !((Enum<?>) word).name().equals("UNKNOWN_TO_SDK_VERSION"))
                .map(Object::toString)
                .toList())
        .orElse(List.of());
  }

  private static Class<?> enumOf(Method getter) {
    return getter.getGenericReturnType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> element
        ? element
        : getter.getReturnType();
  }
}
