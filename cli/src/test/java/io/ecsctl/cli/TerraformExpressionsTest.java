package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an expression means in Terraform it means here. The table holds what Terraform 1.11 answers;
 * where the two differ on purpose, decision 0008 says so.
 */
class TerraformExpressionsTest {
  @TempDir Path directory;

  @Test
  void everyExpressionHasTerraformsValueAndType() throws IOException {
    List<String> rows = rows();
    String expressions =
        rows.stream()
            .map(row -> row.substring(0, row.indexOf('\t')) + "\n")
            .collect(Collectors.joining());
    Run run = batch(expressions);
    List<String> answers = run.out().lines().toList();
    assertEquals(rows.size(), answers.size(), run::err);
    StringBuilder got = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String expression = rows.get(i).substring(0, rows.get(i).indexOf('\t'));
      got.append(expression).append('\t').append(answers.get(i)).append('\n');
    }
    assertEquals(String.join("\n", rows) + "\n", got.toString());
  }

  private static List<String> rows() throws IOException {
    try (InputStream in =
        TerraformExpressionsTest.class.getResourceAsStream("terraform-expressions.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("\t"))
          .toList();
    }
  }

  private Run batch(String input) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return Run.in(directory, "console", "--batch");
    } finally {
      System.setIn(before);
    }
  }
}
