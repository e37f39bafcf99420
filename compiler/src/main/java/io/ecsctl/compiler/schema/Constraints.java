package io.ecsctl.compiler.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.schema.Constraint.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constraints in the schema file, what is usual left out: {@code
 * {"range":[5,300],"rule":"ECS225"}}.
 */
final class Constraints {
  private static final List<Source> USUAL = List.of(Source.API);

  private Constraints() {}

  static void write(JsonGenerator json, List<Constraint> constraints) throws IOException {
    json.writeStartArray();
    for (Constraint constraint : constraints) {
      json.writeStartObject();
      limit(json, constraint.limit());
      if (constraint.ofKeys()) {
        json.writeBooleanField("ofKeys", true);
      }
      if (!constraint.rule().equals(Constraint.ANY_RULE)) {
        json.writeStringField("rule", constraint.rule());
      }
      if (!constraint.sources().equals(USUAL)) {
        json.writeArrayFieldStart("sources");
        for (Source source : constraint.sources()) {
          json.writeString(source.name());
        }
        json.writeEndArray();
      }
      if (!constraint.aws().isEmpty()) {
        json.writeStringField("aws", constraint.aws());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void limit(JsonGenerator json, Limit limit) throws IOException {
    switch (limit) {
      case Limit.Range range -> {
        json.writeArrayFieldStart("range");
        number(json, range.minimum());
        number(json, range.maximum());
        json.writeEndArray();
        if (!range.also().isEmpty()) {
          json.writeArrayFieldStart("also");
          for (BigDecimal one : range.also()) {
            number(json, one);
          }
          json.writeEndArray();
        }
        if (range.step() != null) {
          json.writeFieldName("step");
          number(json, range.step());
        }
      }
      case Limit.Length length ->
          bounds(json, length.inBytes() ? "bytes" : "length", length.minimum(), length.maximum());
      case Limit.Count count -> bounds(json, "count", count.minimum(), count.maximum());
      case Limit.Form form -> {
        json.writeStringField("form", form.pattern());
        if (!form.words().isEmpty()) {
          json.writeStringField("words", form.words());
        }
      }
      case Limit.OneOf oneOf -> {
        json.writeArrayFieldStart("oneOf");
        for (String value : oneOf.values()) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
    }
  }

  private static void bounds(JsonGenerator json, String name, int minimum, int maximum)
      throws IOException {
    json.writeArrayFieldStart(name);
    json.writeNumber(minimum);
    json.writeNumber(maximum);
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, @Nullable BigDecimal number) throws IOException {
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(number.toPlainString());
    }
  }

  static List<Constraint> read(JsonParser json) throws IOException {
    List<Constraint> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(constraint(json));
    }
    return all;
  }

  private static Constraint constraint(JsonParser json) throws IOException {
    Limit limit = null;
    boolean ofKeys = false;
    String rule = Constraint.ANY_RULE;
    List<Source> sources = USUAL;
    String aws = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "range" -> {
          List<@Nullable BigDecimal> ends = numbers(json);
          limit = new Limit.Range(ends.getFirst(), ends.getLast(), List.of(), null);
        }
        case "also" -> {
          List<BigDecimal> also = new ArrayList<>();
          numbers(json).forEach(one -> also.add(present(one)));
          limit =
              limit instanceof Limit.Range range
                  ? new Limit.Range(range.minimum(), range.maximum(), also, range.step())
                  : limit;
        }
        case "step" ->
            limit =
                limit instanceof Limit.Range range
                    ? new Limit.Range(
                        range.minimum(), range.maximum(), range.also(), json.getDecimalValue())
                    : limit;
        case "length", "bytes" -> {
          List<@Nullable BigDecimal> ends = numbers(json);
          limit =
              new Limit.Length(
                  present(ends.getFirst()).intValueExact(),
                  present(ends.getLast()).intValueExact(),
                  name.equals("bytes"));
        }
        case "count" -> {
          List<@Nullable BigDecimal> ends = numbers(json);
          limit =
              new Limit.Count(
                  present(ends.getFirst()).intValueExact(),
                  present(ends.getLast()).intValueExact());
        }
        case "form" -> limit = new Limit.Form(json.getText(), "");
        case "words" ->
            limit =
                limit instanceof Limit.Form form
                    ? new Limit.Form(form.pattern(), json.getText())
                    : limit;
        case "oneOf" -> limit = new Limit.OneOf(strings(json));
        case "ofKeys" -> ofKeys = json.getBooleanValue();
        case "rule" -> rule = json.getText();
        case "sources" -> sources = strings(json).stream().map(Source::valueOf).toList();
        case "aws" -> aws = json.getText();
        default -> throw new IOException("no constraint: unexpected " + name);
      }
    }
    if (limit == null) {
      throw new IOException("no constraint: nothing is limited at " + json.currentLocation());
    }
    return new Constraint(limit, ofKeys, rule, sources, aws);
  }

  private static BigDecimal present(@Nullable BigDecimal number) {
    if (number == null) {
      throw new IllegalStateException("a bound is missing");
    }
    return number;
  }

  private static List<@Nullable BigDecimal> numbers(JsonParser json) throws IOException {
    List<@Nullable BigDecimal> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(json.currentToken() == JsonToken.VALUE_NULL ? null : json.getDecimalValue());
    }
    return numbers;
  }

  private static List<String> strings(JsonParser json) throws IOException {
    List<String> strings = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      strings.add(json.getText());
    }
    return strings;
  }
}
