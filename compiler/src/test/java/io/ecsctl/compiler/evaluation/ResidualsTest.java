package io.ecsctl.compiler.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidualsTest {
  /** {@code vpc.main} and {@code subnet.s["a"]} are live; nothing else is. */
  private static final ResidualScope LIVE =
      new ResidualScope() {
        private final Map<String, Value> objects =
            Map.of(
                "vpc.main", object("id", "vpc-1", "names", "a,b"),
                "subnet.s[\"a\"]", object("id", "subnet-a"),
                "cluster.c[1]", object("id", "c1"));

        @Override
        public Value attributes(ResourceAddress address) {
          return objects.getOrDefault(address.toString(), Value.NULL);
        }

        @Override
        public Value variable(String name) {
          return new Value.Text("secret of " + name);
        }
      };

  private static Value object(String... pairs) {
    Map<String, Value> entries = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put(pairs[i], new Value.Text(pairs[i + 1]));
    }
    return Value.ObjectOf.of(entries);
  }

  private static Expression parse(String text) {
    StageResult<Expression> parsed = Parser.parseExpression(new SourceFile("residual", text));
    assertEquals(List.of(), parsed.diagnostics());
    return parsed.value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "vpc.main.id | \"vpc-1\"",
        "\"x-${vpc.main.id}\" | \"x-vpc-1\"",
        "subnet.s[\"a\"].id | \"subnet-a\"",
        "cluster.c[1].id | \"c1\"",
        "{ a = subnet.s[\"a\"], b = vpc.main }[\"a\"].id | \"subnet-a\"",
        "[for x in split(\",\", vpc.main.names) : upper(x) if x != \"b\"] | [\"A\"]",
        "split(\",\", vpc.main.names)[*] | [\"a\", \"b\"]",
        "vpc.main.id == \"vpc-1\" ? 1 : [][0] | 1",
        "\"%{ if vpc.main.id == \"x\" }y%{ else }n%{ endif }\" | \"n\"",
        "can(tonumber(vpc.main.id)) | false",
        "var.password | \"secret of password\"",
        "[for vpc in [\"shadow\"] : vpc] | [\"shadow\"]",
      })
  void evaluatesWhatIsLive(String residual, String value) {
    assertEquals(value, ValueText.of(Residuals.evaluate(parse(residual), LIVE)));
  }

  @Test
  void whatIsNotLiveYetWaitsOn() {
    Value value = Residuals.evaluate(parse("\"${vpc.main.id}/${vpc.other.id}\""), LIVE);
    Value.Unknown unknown = assertInstanceOf(Value.Unknown.class, value);
    assertEquals("vpc-1/", unknown.known().prefix());
    assertEquals("\"vpc-1/${vpc.other.id}\"", ExpressionText.of(unknown.residual()));
  }

  @Test
  void failuresKeepTheOperationAndCanBeTold() {
    Expression residual = parse("1 / (length(vpc.main.id) - 5)");
    assertInstanceOf(Value.Unknown.class, Residuals.evaluate(residual, LIVE));
    StageResult<Value> checked = Residuals.check(residual, LIVE);
    assertTrue(checked.hasErrors());
    assertEquals("division by zero", checked.diagnostics().getFirst().headline());
  }

  @Test
  void convertsToWhatTheAttributeTakes() {
    AttributeType memory = new AttributeType.Scalar(Type.SIZE, Unit.MIB, List.of());
    StageResult<Value> checked =
        Residuals.check(parse("length(vpc.main.id) * 100"), LIVE, "memory", memory);
    assertEquals(new Value.Size(500L << 20), checked.value());
    assertTrue(
        Residuals.check(parse("vpc.main.id"), LIVE, "memory", memory).hasErrors(),
        "an id is no size");
  }
}
