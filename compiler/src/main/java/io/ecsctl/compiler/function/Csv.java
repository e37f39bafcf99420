package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Comma-separated values as RFC 4180 describes them; the first row names the columns. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** A list of objects, all of their attributes texts. */
  static Value decode(String text) {
    List<List<String>> rows = new Csv(text).rows();
    if (rows.isEmpty()) {
      throw new Refusal("the text has no row that names the columns");
    }
    List<String> columns = rows.getFirst();
    SortedMap<String, Type> types = new TreeMap<>();
    for (String column : columns) {
      if (types.put(column, Type.STRING) != null) {
        throw new Refusal("two columns are named \"%s\"".formatted(column));
      }
    }
    List<Value> objects = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != columns.size()) {
        throw new Refusal(
            "row %d has %d fields for %d columns"
                .formatted(objects.size() + 2, row.size(), columns.size()));
      }
      SortedMap<String, Value> entries = new TreeMap<>();
      for (int i = 0; i < row.size(); i++) {
        entries.put(columns.get(i), new Value.Text(row.get(i)));
      }
      objects.add(new Value.ObjectOf(entries));
    }
    return new Value.ListOf(Type.ObjectType.of(types), objects);
  }

  /** Empty lines are no rows. */
  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    while (at < text.length()) {
      if (lineBreak()) {
        continue;
      }
      List<String> row = new ArrayList<>(List.of(field()));
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        row.add(field());
      }
      if (at < text.length() && !lineBreak()) {
        throw new Refusal("row %d has text behind a closing quote".formatted(rows.size() + 1));
      }
      rows.add(row);
    }
    return rows;
  }

  private boolean lineBreak() {
    int before = at;
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (text.startsWith("\n", at)) {
      at++;
    }
    return at > before;
  }

  private String field() {
    if (!text.startsWith("\"", at)) {
      int start = at;
      while (at < text.length()
          && ",\n".indexOf(text.charAt(at)) < 0
          && !text.startsWith("\r\n", at)) {
        at++;
      }
      return text.substring(start, at);
    }
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (text.startsWith("\"", at)) {
        field.append('"');
        at++;
      } else {
        return field.toString();
      }
    }
    throw new Refusal("a quoted field does not end");
  }
}
