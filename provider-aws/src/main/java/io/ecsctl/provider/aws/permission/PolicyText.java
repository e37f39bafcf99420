package io.ecsctl.provider.aws.permission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Policies as JSON. */
final class PolicyText {
  /** Source: IAM User Guide, "IAM and AWS STS quotas": white space does not count. */
  static final int LIMIT = 6144;

  /** Marks what may be taken out. */
  private static final String OPTIONAL = "Optional";

  private static final JsonFactory JSON = new JsonFactory();

  private PolicyText() {}

  static String of(List<Statement> statements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      var printer = new DefaultPrettyPrinter();
      printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeStringField("Version", "2012-10-17");
      json.writeArrayFieldStart("Statement");
      int optional = 0;
      for (Statement statement : statements) {
        String number = statement.optional() && optional++ > 0 ? "" + optional : "";
        write(json, statement, statement.optional() ? OPTIONAL + number : "");
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * @param sid no two of a policy are the same; empty for none
   */
  private static void write(JsonGenerator json, Statement statement, String sid)
      throws IOException {
    json.writeStartObject();
    if (!sid.isEmpty()) {
      json.writeStringField("Sid", sid);
    }
    json.writeStringField("Effect", "Allow");
    list(json, "Action", statement.actions());
    list(json, "Resource", statement.resources());
    if (!statement.conditions().isEmpty()) {
      json.writeObjectFieldStart("Condition");
      json.writeObjectFieldStart("StringEquals");
      for (var condition : statement.conditions().entrySet()) {
        list(json, condition.getKey(), condition.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** One thing stands for a list of it. */
  private static void list(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    if (values.size() == 1) {
      json.writeStringField(name, values.iterator().next());
      return;
    }
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** As IAM counts. */
  static int size(List<Statement> statements) {
    return (int) of(statements).chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /** The same statements in as few policies of IAM's size as they fit into, in their order. */
  static List<List<Statement>> parts(List<Statement> statements) {
    List<List<Statement>> parts = new ArrayList<>();
    List<Statement> part = new ArrayList<>();
    for (Statement statement : statements) {
      List<Statement> more = new ArrayList<>(part);
      more.add(statement);
      if (!part.isEmpty() && size(more) > LIMIT) {
        parts.add(part);
        part = new ArrayList<>(List.of(statement));
      } else {
        part = more;
      }
    }
    parts.add(part);
    return parts;
  }
}
