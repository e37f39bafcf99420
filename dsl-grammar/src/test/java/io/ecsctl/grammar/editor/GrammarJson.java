package io.ecsctl.grammar.editor;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Maps, lists and texts as indented JSON. */
final class GrammarJson {
  private final StringBuilder out = new StringBuilder();

  private GrammarJson() {}

  /** Ending with a line break. */
  static String of(Map<String, Object> object) {
    GrammarJson json = new GrammarJson();
    json.write(object, "\n");
    return json.out.append('\n').toString();
  }

  private void write(Object value, String lineBreak) {
    switch (value) {
      case Map<?, ?> map -> {
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        out.append('{');
        while (entries.hasNext()) {
          Map.Entry<?, ?> entry = entries.next();
          out.append(lineBreak).append("  ");
          text(entry.getKey().toString());
          out.append(": ");
          write(entry.getValue(), lineBreak + "  ");
          out.append(entries.hasNext() ? "," : "");
        }
        out.append(lineBreak).append('}');
      }
      case List<?> list -> {
        Iterator<?> elements = list.iterator();
        out.append('[');
        while (elements.hasNext()) {
          out.append(lineBreak).append("  ");
          write(elements.next(), lineBreak + "  ");
          out.append(elements.hasNext() ? "," : "");
        }
        out.append(lineBreak).append(']');
      }
      default -> text(value.toString());
    }
  }

  private void text(String text) {
    out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
