package io.ecsctl.provider.aws.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Any SDK model object as JSON and back, by the SDK's own list of its members: no codec is written
 * by hand. A member that is not set is absent; instants are ISO 8601 texts. A member that this SDK
 * does not know is skipped.
 */
public final class PojoJson<T extends SdkPojo> {
  /** For readers and writers of more than one object. */
  public static final JsonFactory JSON = new JsonFactory();

  private final Supplier<? extends SdkPojo> builder;

  /**
   * @param builder of the model class: {@code Vpc::builder}
   */
  public PojoJson(Supplier<? extends SdkPojo> builder) {
    this.builder = builder;
  }

  public static String encode(SdkPojo pojo) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writePojo(out, pojo);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /**
   * @throws UncheckedIOException when the text is no such object
   */
  @SuppressWarnings("unchecked") // the builder given to the constructor makes T
  public T decode(String json) {
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      return (T) readPojo(in, builder.get());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void writePojo(JsonGenerator out, SdkPojo pojo) throws IOException {
    out.writeStartObject();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value == null
          || value instanceof SdkAutoConstructList<?>
          || value instanceof SdkAutoConstructMap<?, ?>) {
        continue;
      }
      out.writeFieldName(field.memberName());
      write(out, value);
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case SdkPojo pojo -> writePojo(out, pojo);
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case Boolean truth -> out.writeBoolean(truth);
      case Instant instant -> out.writeString(instant.toString());
      case List<?> list -> {
        out.writeStartArray();
        for (Object item : list) {
          write(out, item);
        }
        out.writeEndArray();
      }
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.writeFieldName(String.valueOf(entry.getKey()));
          write(out, entry.getValue());
        }
        out.writeEndObject();
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    }
  }

  private static Object readPojo(JsonParser in, SdkPojo target) throws IOException {
    expect(in, JsonToken.START_OBJECT);
    Map<String, SdkField<?>> byMember = new LinkedHashMap<>();
    target.sdkFields().forEach(field -> byMember.put(field.memberName(), field));
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      SdkField<?> field = byMember.get(in.currentName());
      in.nextToken();
      if (field == null) {
        in.skipChildren();
      } else {
        field.set(target, read(in, field));
      }
    }
    return ((Buildable) target).build();
  }

  private static @Nullable Object read(JsonParser in, SdkField<?> field) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    MarshallingKnownType type = field.marshallingType().getKnownType();
    return switch (type) {
      case STRING -> in.getText();
      case INTEGER -> in.getIntValue();
      case LONG -> in.getLongValue();
      case DOUBLE -> in.getDoubleValue();
      case BOOLEAN -> in.getBooleanValue();
      case INSTANT -> instant(in);
      case SDK_POJO -> readPojo(in, field.constructor().get());
      case LIST -> list(in, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case MAP -> map(in, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      default -> throw new JsonParseException(in, "no JSON for " + type);
    };
  }

  private static Instant instant(JsonParser in) throws IOException {
    try {
      return Instant.parse(in.getText());
    } catch (DateTimeException broken) {
      throw new JsonParseException(in, "no instant: " + in.getText(), broken);
    }
  }

  private static List<@Nullable Object> list(JsonParser in, SdkField<?> member) throws IOException {
    expect(in, JsonToken.START_ARRAY);
    List<@Nullable Object> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(in, member));
    }
    return items;
  }

  private static Map<String, @Nullable Object> map(JsonParser in, SdkField<?> member)
      throws IOException {
    expect(in, JsonToken.START_OBJECT);
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      entries.put(key, read(in, member));
    }
    return entries;
  }

  private static void expect(JsonParser in, JsonToken wanted) throws IOException {
    if (in.currentToken() != wanted) {
      throw new JsonParseException(in, "expected " + wanted + ", found " + in.currentToken());
    }
  }
}
