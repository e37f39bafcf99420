package io.ecsctl.provider.aws.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.json.PlainJson;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the block as IAM's JSON. */
final class PolicyJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private PolicyJson(JsonGenerator out) {
    this.out = out;
  }

  /**
   * @param document in its normal form
   */
  static String of(Value.Keyed document) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new PolicyJson(out).document(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void document(Value.Keyed document) throws IOException {
    out.writeStartObject();
    member("Version", document.get("version"));
    member("Id", document.get("id"));
    out.writeArrayFieldStart("Statement");
    for (Value.Keyed statement : blocks(document.get("statement"))) {
      statement(statement);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static List<Value.Keyed> blocks(Value value) {
    return value instanceof Value.Sequence several
        ? several.elements().stream().map(Value.Keyed.class::cast).toList()
        : List.of();
  }

  private void statement(Value.Keyed statement) throws IOException {
    out.writeStartObject();
    member("Sid", statement.get("sid"));
    member("Effect", statement.get("effect"));
    principals("Principal", statement.get("principals"));
    principals("NotPrincipal", statement.get("not_principals"));
    for (Map.Entry<String, String> name : PolicyNames.LISTS) {
      member(name.getValue(), statement.get(name.getKey()));
    }
    conditions(blocks(statement.get("condition")));
    out.writeEndObject();
  }

  private void principals(String name, Value principals) throws IOException {
    if (principals instanceof Value.Keyed byType) {
      out.writeObjectFieldStart(name);
      for (Map.Entry<String, String> type : PolicyNames.PRINCIPALS) {
        member(type.getValue(), byType.get(type.getKey()));
      }
      out.writeEndObject();
    }
  }

  private void conditions(List<Value.Keyed> conditions) throws IOException {
    if (conditions.isEmpty()) {
      return;
    }
    SortedMap<String, SortedMap<String, Value>> byTest = new TreeMap<>();
    for (Value.Keyed condition : conditions) {
      byTest
          .computeIfAbsent(text(condition, "test"), _ -> new TreeMap<>())
          .put(text(condition, "variable"), condition.get("values"));
    }
    out.writeObjectFieldStart("Condition");
    for (var test : byTest.entrySet()) {
      out.writeObjectFieldStart(test.getKey());
      for (var variable : test.getValue().entrySet()) {
        member(variable.getKey(), variable.getValue());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static String text(Value.Keyed block, String name) {
    return block.get(name) instanceof Value.Text(var text) ? text : "";
  }

  /** A list of one is written as the thing itself, as people write it. */
  private void member(String name, Value value) throws IOException {
    Value written =
        value instanceof Value.Sequence list && list.elements().size() == 1
            ? list.elements().getFirst()
            : value;
    if (!(written instanceof Value.Null)) {
      out.writeFieldName(name);
      PlainJson.write(out, written);
    }
  }
}
