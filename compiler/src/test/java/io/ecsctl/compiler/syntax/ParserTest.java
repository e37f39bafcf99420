package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.DiagnosticText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  @Test
  void theExampleProgramHasNothingWrong() {
    Path example = Path.of("../examples/website/main.ecs");
    SourceFile file =
        assertInstanceOf(SourceReader.Outcome.Text.class, SourceReader.read(example, "main.ecs"))
            .file();
    ParserRun run = new ParserRun(file, ParserRun.Form.BODY);

    StageResult<Body> result = run.body();

    assertEquals("", DiagnosticText.of(result.diagnostics()));
    assertEquals(0, run.secondTries());
    assertEquals(23, result.value().items().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "(", "{", "f(", "a {\n", "\"${", "[for x in ", "{ a = ", "-(", "a["})
  void manyOpenBracketsAreOneError(String opening) {
    String text = (opening.startsWith("a {") ? "" : "a = ") + opening.repeat(10_000);

    assertEquals(List.of("ECS010"), rulesOf(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "!", "1 + ", "a ? b : ", "a ? ", "a.", "x && "})
  void manyOperatorsAreOneError(String operator) {
    assertEquals(List.of("ECS010"), rulesOf("a = " + operator.repeat(10_000) + "x"));
  }

  @Test
  void manyStepsAreOneError() {
    assertEquals(List.of("ECS010"), rulesOf("a = x" + "[0]".repeat(10_000)));
    assertEquals(List.of("ECS010"), rulesOf("a = x" + "[*]".repeat(10_000)));
    assertEquals(List.of("ECS010"), rulesOf("a = x" + ".y".repeat(10_000)));
  }

  @Test
  void manyOpenDirectivesAreOneError() {
    assertEquals(List.of("ECS010"), rulesOf("a = \"" + "%{ if x }".repeat(10_000) + "\""));
  }

  /** On a stack that is smaller than any thread's by default. */
  @Test
  void whatIsWithinTheLimitsIsRead() throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    Thread small =
        new Thread(null, ParserTest::readWhatIsWithinTheLimits, "small stack", 512 * 1024);
    small.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
    small.start();
    small.join();
    assertEquals(List.of(), failures);
  }

  private static void readWhatIsWithinTheLimits() {
    assertEquals(List.of(), rulesOf("a = " + "(".repeat(200) + "1" + ")".repeat(200)));
    assertEquals(List.of(), rulesOf("a = " + "1 + ".repeat(990) + "1"));
    assertEquals(List.of(), rulesOf("a = " + "!".repeat(990) + "x"));
    assertEquals(List.of(), rulesOf("a = " + "x ? y : ".repeat(990) + "z"));
    assertEquals(List.of(), rulesOf("a = \"" + "%{ if x }%{ endif }".repeat(10_000) + "\""));
    assertEquals(List.of(), rulesOf("a = [" + "-1, ".repeat(10_000) + "]"));
  }

  @Test
  void oneMistakeInALongFileCostsOneItem() {
    String text =
        "a { b = [1, 2] }\n".repeat(5_000) + "b = [1 2]\n" + "c { d = 1 }\n".repeat(5_000);

    StageResult<Body> result = Parser.parse(new SourceFile("t.ecs", text));

    assertEquals(1, result.diagnostics().size());
    assertEquals(10_001, result.value().items().size());
    assertEquals(5_001, Objects.requireNonNull(result.diagnostics().getFirst().subject()).line());
  }

  /** A file that is no program is not worth a message for every line. */
  @Test
  void findingsAreLimited() {
    assertEquals(50, rulesOf("= x\n".repeat(1_000)).size());
  }

  @Test
  void correctItemsNeedTheSecondTryNeverAndWrongOnesOnce() {
    ParserRun run =
        new ParserRun(new SourceFile("t.ecs", "a = 1\nb = [1 2]\nc = 3\n"), ParserRun.Form.BODY);

    run.body();

    assertEquals(1, run.secondTries());
  }

  @Test
  void anExpressionAloneMaySpanLines() {
    StageResult<Expression> result = expression("\n a\n + b\n");

    assertEquals("", DiagnosticText.of(result.diagnostics()));
    assertEquals("a + b", ExpressionText.of(result.value()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a = 1", "1 +", ")", "\"x"})
  void anExpressionAloneIsExactlyOne(String text) {
    StageResult<Expression> result = expression(text);

    assertEquals(1, result.diagnostics().size(), () -> DiagnosticText.of(result.diagnostics()));
  }

  @Test
  void spansCountUtf16() {
    Body body = Parser.parse(new SourceFile("t.ecs", "a = [\"😀\", b]")).value();
    Expression.Tuple tuple =
        assertInstanceOf(
            Expression.Tuple.class, body.attributes().findFirst().orElseThrow().value());

    assertEquals("b", tuple.elements().getLast().span().text());
  }

  private static StageResult<Expression> expression(String text) {
    return Parser.parseExpression(new SourceFile("value", text));
  }

  private static List<String> rulesOf(String text) {
    return Parser.parse(new SourceFile("t.ecs", text)).diagnostics().stream()
        .map(diagnostic -> diagnostic.rule().id())
        .toList();
  }
}
