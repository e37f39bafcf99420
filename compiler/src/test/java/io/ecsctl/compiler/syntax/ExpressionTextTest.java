package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.syntax.ast.UnaryOperator;
import io.ecsctl.compiler.testing.DiagnosticText;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTextTest {
  private static final SourceSpan NOWHERE = new SourceFile("made up", "").span(0, 0);
  private static final Expression A = new Expression.Variable(NOWHERE, "a");

  @Provide
  Arbitrary<Expression> expressions() {
    return RandomExpressions.any();
  }

  @Property(tries = 2_000)
  void whatIsWrittenReadsBackAsTheSame(@ForAll("expressions") Expression expression) {
    String text = ExpressionText.of(expression);

    StageResult<Expression> read = Parser.parseExpression(new SourceFile("text", text));

    assertEquals("", DiagnosticText.of(read.diagnostics()), text);
    assertEquals(
        AstPrinter.toTreeWithoutSpans(RandomExpressions.withoutParentheses(expression)),
        AstPrinter.toTreeWithoutSpans(RandomExpressions.withoutParentheses(read.value())),
        text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b * c",
        "(a + b) * c",
        "a - (b - c)",
        "!(a && b)",
        "-a.b[0]",
        "(a ? b : c) ? d : e ? f : g",
        "a[*].b[0]",
        "(a[*].b)[0]",
        "a.*.b[0]",
        "a.*.b.0.c",
        "{ a = 1, (b) = 2, \"c d\" = 3 }",
        "[for i, x in xs : x if i > 0]",
        "{for x in xs : x.k => x.v...}",
        "f(a, b...)",
        "\"a${b}%{if c}d%{else}e%{endif}%{for x in xs}${x}%{endfor}\"",
        "\"$${a} %%{b} \\\"\\n\"",
        "[10.0.0.0/16, 8080/tcp, 512MiB, 0.25vCPU, 30s, 1.50, null, true]"
      })
  void oneLineTextIsItsOwnForm(String text) {
    Expression read = Parser.parseExpression(new SourceFile("text", text)).value();

    assertEquals(text, ExpressionText.of(read));
  }

  @Test
  void aHeredocBecomesAString() {
    Expression read =
        Parser.parseExpression(new SourceFile("text", "<<-A\n  x ${y}\n    z\n  A\n")).value();

    assertEquals("\"x ${y}\\n  z\\n\"", ExpressionText.of(read));
  }

  @Test
  void parenthesesAreAddedWhereAMadeUpTreeNeedsThem() {
    Expression sum = new Expression.Binary(NOWHERE, BinaryOperator.ADD, A, A);

    assertEquals(
        "(a + a) * (a + a)",
        ExpressionText.of(new Expression.Binary(NOWHERE, BinaryOperator.MULTIPLY, sum, sum)));
    assertEquals(
        "a + a + (a + a)",
        ExpressionText.of(new Expression.Binary(NOWHERE, BinaryOperator.ADD, sum, sum)));
    assertEquals(
        "-(a + a)", ExpressionText.of(new Expression.Unary(NOWHERE, UnaryOperator.NEGATE, sum)));
    assertEquals(
        "(a + a).b",
        ExpressionText.of(new Expression.GetAttribute(NOWHERE, sum, new Body.Name(NOWHERE, "b"))));
    assertEquals(
        "(-1)[a]",
        ExpressionText.of(
            new Expression.Index(
                NOWHERE, new Expression.NumberLiteral(NOWHERE, new BigDecimal(-1)), A)));
  }

  @Test
  void aDollarBeforeAnInterpolationStaysADollar() {
    Expression price =
        new Expression.Template(
            NOWHERE,
            List.of(
                new TemplatePart.Text(NOWHERE, "$"), new TemplatePart.Interpolation(NOWHERE, A)));

    assertEquals("\"\\u0024${a}\"", ExpressionText.of(price));
  }

  @Test
  void whatCouldNotBeReadHasNoText() {
    assertThrows(
        IllegalArgumentException.class, () -> ExpressionText.of(new Expression.Invalid(NOWHERE)));
  }
}
