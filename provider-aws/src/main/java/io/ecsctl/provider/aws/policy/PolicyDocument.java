package io.ecsctl.provider.aws.policy;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.json.JsonTree;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document as the typed block has it. IAM takes a single thing for a list of one, and gives it
 * back as it was written; the block has sets throughout.
 *
 * <p>Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
final class PolicyDocument {
  private PolicyDocument() {}

  /** The block of a JSON text; null when the text is no policy document. */
  static Value.@Nullable ObjectOf parse(String json) {
    try {
      return JsonTree.parse(json) instanceof Map<?, ?> document ? block(document) : null;
    } catch (IOException | ClassCastException notPolicy) {
      return null;
    }
  }

  /**
   * @throws ClassCastException when some part has another shape than IAM's
   */
  private static Value.ObjectOf block(Map<?, ?> document) {
    SortedMap<String, Value> block = new TreeMap<>();
    List<Value> statements = new ArrayList<>();
    document.forEach((key, value) -> {
      switch ((String) key) {
        // Without one IAM takes the older version.
        case "Version" -> block.put("version", new Value.Text((String) value));
        case "Id" -> block.put("id", new Value.Text((String) value));
        case "Statement" -> list(value).forEach(s -> statements.add(statement((Map<?, ?>) s)));
        default -> throw new ClassCastException("no part of a policy: " + key);
      }
    });
    block.putIfAbsent("version", new Value.Text("2008-10-17"));
    block.put("statement", new Value.Tuple(statements));
    return new Value.ObjectOf(block);
  }

  private static Value statement(Map<?, ?> statement) {
    SortedMap<String, Value> block = new TreeMap<>();
    statement.forEach((key, value) -> {
      switch ((String) key) {
        case "Sid" -> block.put("sid", new Value.Text((String) value));
        case "Effect" -> block.put("effect", effect(new Value.Text((String) value)));
        case "Action" -> block.put("actions", set(value));
        case "NotAction" -> block.put("not_actions", set(value));
        case "Resource" -> block.put("resources", set(value));
        case "NotResource" -> block.put("not_resources", set(value));
        case "Principal" -> block.put("principals", principals(value));
        case "NotPrincipal" -> block.put("not_principals", principals(value));
        case "Condition" -> block.put("condition", conditions((Map<?, ?>) value));
        default -> throw new ClassCastException("no part of a statement: " + key);
      }
    });
    return normalStatement(new Value.ObjectOf(block));
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> several ? several : List.of(value);
  }

  private static Value set(Object value) {
    return setOf(list(value).stream().map(PolicyDocument::text).toList());
  }

  /** Conditions may compare with numbers and truth values, which mean their texts. */
  private static Value text(Object value) {
    return switch (value) {
      case String text -> new Value.Text(text);
      case Boolean bool -> new Value.Text(bool.toString());
      case BigDecimal number -> new Value.Text(number.toPlainString());
      default -> throw new ClassCastException("no text: " + value);
    };
  }

  private static Value setOf(List<Value> elements) {
    return new Value.SetOf(Type.STRING, elements);
  }

  /** {@code "*"} means {@code {"AWS": "*"}}. */
  private static Value principals(Object value) {
    Map<?, ?> byType = value instanceof Map<?, ?> map ? map : Map.of("AWS", list(value));
    SortedMap<String, Value> block = new TreeMap<>();
    byType.forEach((type, names) -> block.put(PolicyNames.principal((String) type), set(names)));
    return new Value.ObjectOf(block);
  }

  private static Value conditions(Map<?, ?> byTest) {
    List<Value> conditions = new ArrayList<>();
    byTest.forEach((test, byVariable) ->
        ((Map<?, ?>) byVariable)
            .forEach((variable, values) ->
                conditions.add(
                    Value.ObjectOf.of(
                        Map.of(
                            "test", new Value.Text((String) test),
                            "variable", new Value.Text((String) variable),
                            "values", set(values))))));
    return new Value.Tuple(conditions);
  }

  /** A block as a program wrote it in the form that {@link #parse} gives. */
  static Value.ObjectOf normal(Value.Keyed document) {
    SortedMap<String, Value> normal = new TreeMap<>(document.entries());
    normal.putIfAbsent("version", new Value.Text("2012-10-17"));
    if (document.get("statement") instanceof Value.Sequence statements) {
      normal.put(
          "statement",
          new Value.Tuple(
              statements.elements().stream()
                  .map(s -> s instanceof Value.Keyed known ? normalStatement(known) : s)
                  .toList()));
    }
    return new Value.ObjectOf(normal);
  }

  private static Value normalStatement(Value.Keyed statement) {
    SortedMap<String, Value> normal = new TreeMap<>(statement.entries());
    normal.computeIfPresent("effect", (_, effect) -> effect(effect));
    normal.putIfAbsent("effect", new Value.Text("Allow"));
    for (String which : List.of("principals", "not_principals")) {
      normal.computeIfPresent(which, (_, principals) -> normalPrincipals(principals));
    }
    return new Value.ObjectOf(normal);
  }

  private static Value effect(Value effect) {
    if (!(effect instanceof Value.Text(var text))) {
      return effect;
    }
    return new Value.Text(
        switch (text.toLowerCase(Locale.ROOT)) {
          case "allow" -> "Allow";
          case "deny" -> "Deny";
          default -> text;
        });
  }

  /** An account's number means its root, and IAM answers with that. */
  private static Value normalPrincipals(Value principals) {
    if (!(principals instanceof Value.Keyed byType)
        || !(byType.get("aws") instanceof Value.Sequence accounts)) {
      return principals;
    }
    SortedMap<String, Value> normal = new TreeMap<>(byType.entries());
    normal.put(
        "aws",
        setOf(
            accounts.elements().stream()
                .map(a ->
                    a instanceof Value.Text(var id) && id.matches("[0-9]{12}")
                        ? new Value.Text("arn:aws:iam::" + id + ":root")
                        : a)
                .toList()));
    return new Value.ObjectOf(normal);
  }

  /** As IAM gets it: compact, members in the usual order. */
  static String json(Value.Keyed document) {
    return PolicyJson.of(normal(document));
  }
}
