package io.ecsctl.provider.aws.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS JSON 1.1: the operation is in a header, request and answer are objects.
 *
 * @param target {@code AmazonEC2ContainerServiceV20141113.DescribeServices}
 */
record JsonProtocol(String target) implements Protocol {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String operation() {
    return target.substring(target.lastIndexOf('.') + 1);
  }

  @Override
  public String contentType() {
    return "application/x-amz-json-1.1";
  }

  @Override
  public void read(String body, SdkPojo request) throws IOException {
    try (JsonParser in = JSON.createParser(body)) {
      in.nextToken();
      if (tree(in) instanceof Map<?, ?> members) {
        Members.fill(members, request);
      }
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

  @Override
  public String write(SdkPojo answer) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(out, answer);
    }
    return text.toString();
  }

  @Override
  public String write(AwsServiceException refusal) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("__type", refusal.awsErrorDetails().errorCode());
      out.writeStringField("message", refusal.awsErrorDetails().errorMessage());
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    switch (value) {
      case SdkPojo pojo -> {
        out.writeStartObject();
        for (Map.Entry<SdkField<?>, Object> member : Members.set(pojo).entrySet()) {
          out.writeFieldName(member.getKey().unmarshallLocationName());
          write(out, member.getValue());
        }
        out.writeEndObject();
      }
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
