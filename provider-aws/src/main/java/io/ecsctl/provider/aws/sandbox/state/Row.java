package io.ecsctl.provider.aws.sandbox.state;

import io.ecsctl.provider.aws.mapping.PojoJson;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One object of a table, in either form or both: as the file has it, and as the SDK's model. Each
 * form is made from the other when first needed, so that a start decodes only what it looks at, and
 * a save encodes only what changed.
 */
final class Row<T extends SdkPojo> {
  private @Nullable T value;
  private @Nullable String json;

  private Row(@Nullable T value, @Nullable String json) {
    this.value = value;
    this.json = json;
  }

  static <T extends SdkPojo> Row<T> of(T value) {
    return new Row<>(value, null);
  }

  static <T extends SdkPojo> Row<T> encoded(String json) {
    return new Row<>(null, json);
  }

  T value(PojoJson<T> codec) {
    T decoded = value;
    if (decoded == null) {
      decoded = codec.decode(json());
      value = decoded;
    }
    return decoded;
  }

  String json() {
    String encoded = json;
    if (encoded == null) {
      T decoded = value;
      if (decoded == null) {
        throw new IllegalStateException("a row has at least one form");
      }
      encoded = PojoJson.encode(decoded);
      json = encoded;
    }
    return encoded;
  }
}
