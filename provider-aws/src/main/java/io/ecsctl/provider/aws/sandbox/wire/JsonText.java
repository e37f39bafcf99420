package io.ecsctl.provider.aws.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** SDK model objects and refusals as JSON, and JSON as a tree for {@link Members}. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** The members of an object; none when the text is empty or something else. */
  static Map<?, ?> object(String text) throws IOException {
    try (JsonParser in = JSON.createParser(text)) {
      return in.nextToken() != null && tree(in) instanceof Map<?, ?> members ? members : Map.of();
    }
  }

  private static @Nullable Object tree(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          members.put(name, tree(in));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(tree(in));
        }
        yield items;
      }
      case VALUE_NULL -> null;
      default -> in.getText();
    };
  }

  static String of(SdkPojo pojo) throws IOException {
    return text(out -> write(out, pojo));
  }

  /** An object of these members. */
  static String of(Collection<Map.Entry<SdkField<?>, Object>> members) throws IOException {
    return text(out -> write(out, members));
  }

  static String of(AwsServiceException refusal) throws IOException {
    return text(out -> {
      out.writeStartObject();
      out.writeStringField("__type", refusal.awsErrorDetails().errorCode());
      out.writeStringField("message", refusal.awsErrorDetails().errorMessage());
      out.writeEndObject();
    });
  }

  private interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  private static String text(Content content) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      content.write(out);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Collection<Map.Entry<SdkField<?>, Object>> members)
      throws IOException {
    out.writeStartObject();
    for (Map.Entry<SdkField<?>, Object> member : members) {
      out.writeFieldName(member.getKey().unmarshallLocationName());
      write(out, member.getValue());
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    switch (value) {
      case SdkPojo pojo -> write(out, Members.set(pojo).entrySet());
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
          out.writeFieldName(entry.getKey().toString());
          write(out, entry.getValue());
        }
        out.writeEndObject();
      }
      case Instant instant -> out.writeNumber(instant.getEpochSecond());
      case Boolean truth -> out.writeBoolean(truth);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      default -> out.writeString(value.toString());
    }
  }
}
