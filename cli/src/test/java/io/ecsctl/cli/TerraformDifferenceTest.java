package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ecsctl.planner.json.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random expressions, put to Terraform and to {@code ecsctl console}: what both accept has the same
 * value and type. {@code -Dterraform.expressions=5000 -Dterraform.seed=7} asks for more, or for
 * others.
 */
class TerraformDifferenceTest {
  private static final int DEPTH = 3;
  private static final int LONGEST = 400;

  @TempDir Path directory;

  /**
   * @param failure empty for a value
   */
  private record Ours(String json, String type, String failure) {}

  @Test
  void whatBothAcceptIsTheSame() throws IOException, InterruptedException {
    assumeTrue(TerraformOracle.isInstalled(), "there is no terraform on the path to compare with");
    List<String> expressions = expressions();
    List<TerraformOracle.Answer> answers = new TerraformOracle(directory).answers(expressions);
    List<Ours> ours = ours(expressions);
    List<String> differences = new ArrayList<>();
    int both = 0;
    for (int i = 0; i < expressions.size(); i++) {
      TerraformOracle.Answer terraform = answers.get(i);
      Ours own = ours.get(i);
      boolean accepted = !terraform.equals(TerraformOracle.Answer.FAILS);
      both += accepted && own.failure().isEmpty() ? 1 : 0;
      if (accepted && differs(terraform, own)) {
        differences.add("%s%n  %s%n  %s".formatted(expressions.get(i), terraform, own));
      }
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(both > expressions.size() / 2, "only " + both + " were accepted by both");
  }

  private static boolean differs(TerraformOracle.Answer terraform, Ours own) {
    // Types are checked before there are values: a mistake where nothing is evaluated is one.
    boolean typing = own.failure().matches("ECS03[678].*");
    return own.failure().isEmpty()
        ? !withoutSignOfZero(terraform.json()).equals(own.json())
            || !terraform.type().equals(own.type())
        : !typing;
  }

  private static String withoutSignOfZero(String json) {
    return json.replaceAll("(?<=[\\[,:])-0(?=[\\],}])", "0");
  }

  private static List<String> expressions() {
    Random seeds = new Random(Long.getLong("terraform.seed", 8L));
    ExpressionGenerator generator = new ExpressionGenerator(seeds.nextLong());
    List<String> expressions = new ArrayList<>();
    while (expressions.size() < Integer.getInteger("terraform.expressions", 500)) {
      String expression = generator.any(DEPTH);
      if (expression.length() <= LONGEST) {
        expressions.add(expression);
      }
    }
    return expressions;
  }

  private List<Ours> ours(List<String> expressions) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String expression : expressions) {
      lines.append(expression).append("\njsonencode([").append(expression).append("])\n");
    }
    List<String> answers = batch(lines.toString()).out().lines().toList();
    List<Ours> ours = new ArrayList<>();
    for (int i = 0; i < answers.size(); i += 2) {
      String type = member(answers.get(i), "type");
      String failure = member(answers.get(i), "error");
      ours.add(new Ours(member(answers.get(i + 1), "value"), type, failure));
    }
    return ours;
  }

  /** A text in an object on one line; empty when it has none of that name. */
  private static String member(String line, String name) throws IOException {
    return JsonTree.parse(line) instanceof Map<?, ?> answer
            && answer.get(name) instanceof String text
        ? text
        : "";
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
