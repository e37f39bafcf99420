package io.ecsctl.provider.aws.permission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** {@code actions.tsv}, which says what its columns are. */
final class ActionTable {
  private static final String FILE = "actions.tsv";
  private static final String OPTIONAL = "?";

  /**
   * @param phase {@code plan}, {@code apply} or {@code dependent}
   * @param optional the product can do without, and says what it does not know then
   * @param on {@code *}, {@code tagged}, or an ARN with names in braces
   */
  record Row(String kind, String phase, boolean optional, String on, List<String> actions) {
    Row {
      actions = List.copyOf(actions);
    }
  }

  private ActionTable() {}

  static List<Row> rows() {
    try (InputStream in =
            Objects.requireNonNull(ActionTable.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(ActionTable::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] columns = line.split("\t", -1);
    boolean optional = columns[1].endsWith(OPTIONAL);
    return new Row(
        columns[0],
        optional ? columns[1].substring(0, columns[1].length() - OPTIONAL.length()) : columns[1],
        optional,
        columns[2],
        List.of(columns[3].split(" ", -1)));
  }
}
