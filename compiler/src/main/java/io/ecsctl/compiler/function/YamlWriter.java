package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What {@code yamlencode} writes, byte for byte as Terraform does, since what is made of it is
 * compared as text: block style, keys in ascending order, texts in double quotes, texts of several
 * lines as literal blocks.
 */
final class YamlWriter {
  private static final int STEP = 2;

  /** A key longer than this, in bytes, stands on a line of its own behind a question mark. */
  private static final int LONGEST_KEY = 128;

  private final YamlScalars out = new YamlScalars();

  private YamlWriter() {}

  static String write(Value value) {
    YamlWriter writer = new YamlWriter();
    writer.node(value, -STEP, Place.ROOT);
    writer.out.newLine();
    boolean plain =
        value instanceof Value.Null || value instanceof Value.Bool || value instanceof Value.Number;
    // Where nothing else says so, the mark tells that the document is over.
    return writer.out + (plain ? "...\n" : "");
  }

  /** What stands before a node on its line. */
  private enum Place {
    ROOT,
    /** "- ", ": " or "? ": a collection begins right there. */
    MARK,
    /** A key: a collection begins on the next line. */
    KEY
  }

  /**
   * @param indent of the collection around it
   */
  private void node(Value value, int indent, Place place) {
    switch (value) {
      case Value.Null() -> plain("null", place);
      case Value.Bool(var bool) -> plain(Boolean.toString(bool), place);
      case Value.Number(var number) -> plain(Numbers.text(number), place);
      case Value.Text(var text) -> text(text, indent, place);
      case Value.CidrBlock _, Value.Port _, Value.Size _, Value.Cpu _, Value.Duration _ -> {
        String text = Conversions.text(value);
        text(text == null ? "" : text, indent, place);
      }
      case Value.Sequence sequence -> {
        if (sequence.elements().isEmpty()) {
          plain("[]", place);
        } else {
          // A list under a key is not indented.
          sequence(sequence.elements(), place == Place.KEY ? indent : indent + STEP, place);
        }
      }
      case Value.Keyed keyed -> {
        if (keyed.entries().isEmpty()) {
          plain("{}", place);
        } else {
          mapping(keyed.entries(), indent + STEP, place);
        }
      }
      case Value.Reference(var address) ->
          throw new Refusal(
              "%s is a reference, which no text can hold (name one of its attributes, as in %s.arn)"
                  .formatted(address, address));
      case Value.Unknown _, Value.Sensitive _ ->
          throw new IllegalArgumentException("arguments must be known and unmarked");
    }
  }

  private void sequence(List<Value> elements, int indent, Place place) {
    boolean here = place == Place.MARK;
    for (Value element : elements) {
      begin(indent, here);
      out.put("- ");
      node(element, indent, Place.MARK);
      here = false;
    }
  }

  private void mapping(Map<String, Value> entries, int indent, Place place) {
    boolean here = place == Place.MARK;
    Iterator<Map.Entry<String, Value>> each = entries.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Value> entry = each.next();
      String key = entry.getKey();
      begin(indent, here);
      if (isComplex(key)) {
        out.put("? ");
        text(key, indent, Place.MARK);
        begin(indent, false);
        out.put(": ");
        node(entry.getValue(), indent, Place.MARK);
      } else {
        out.quoted(key, 0, false);
        out.put(":");
        node(entry.getValue(), indent, Place.KEY);
      }
      here = false;
    }
  }

  private static boolean isComplex(String key) {
    return YamlScalars.hasBreak(key) || key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY;
  }

  private void begin(int indent, boolean here) {
    if (!here) {
      out.newLine();
      out.put(" ".repeat(indent));
    }
  }

  private void plain(String text, Place place) {
    out.put(place == Place.KEY ? " " + text : text);
  }

  private void text(String text, int indent, Place place) {
    if (place == Place.KEY) {
      out.put(" ");
    }
    int inner = Math.max(indent, 0) + STEP;
    if (text.contains("\n") && YamlScalars.mayBeLiteral(text)) {
      out.literal(text, inner);
    } else {
      out.quoted(text, inner, true);
    }
  }
}
