package io.ecsctl.compiler.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueArbitraries;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {
  private static final JsonFactory FACTORY = new JsonFactory();

  @Provide
  Arbitrary<Value> values() {
    return ValueArbitraries.values();
  }

  @Property(tries = 500)
  void whatIsReadIsWhatWasWritten(@ForAll("values") Value value) throws IOException {
    assertEquals(value, read(write(value)));
  }

  @Test
  void eachTypeHasItsForm() throws IOException {
    Value value =
        Value.ObjectOf.of(
            Map.of(
                "list", new Value.ListOf(Type.STRING, List.of(new Value.Text("a"))),
                "size", new Value.Size(1024),
                "tuple", new Value.Tuple(List.of(Value.Number.of(1), Value.NULL))));
    assertEquals(
        """
        {"list":{"$list":{"of":"string","elements":["a"]}},"size":{"$size":1024},"tuple":[1,null]}\
        """,
        write(value));
  }

  @Test
  void elementTypesSurviveEmptyCollections() throws IOException {
    Type type =
        new Type.TupleType(
            List.of(
                new Type.ReferenceType("vpc"),
                new Type.ObjectType(
                    new TreeMap<>(Map.of("a", new Type.SetType(Type.CIDR))), Set.of("a")),
                new Type.MapType(new Type.ListType(Type.ANY))));
    Value value = new Value.ListOf(type, List.of());
    assertEquals(value, read(write(value)));
  }

  @Test
  void numbersTooLongForJsonReadersSurvive() throws IOException {
    Value value = new Value.Number(new BigDecimal("9".repeat(2_000)));
    assertEquals(value, read(write(value)));
  }

  @Test
  void anUnknownKeepsItsResidualAsSource() throws IOException {
    Value unknown =
        new Value.Unknown(
            Type.STRING, new Knowledge(true, "http://"), expression("\"http://${vpc.main.id}\""));
    String json = write(unknown);
    assertEquals(
        """
        {"$unknown":{"type":"string","notNull":true,"prefix":"http://","residual":"\\"http://${vpc.main.id}\\""}}\
        """,
        json);
    Value.Unknown again = (Value.Unknown) read(json);
    assertEquals(new Knowledge(true, "http://"), again.known());
    assertEquals("\"http://${vpc.main.id}\"", ExpressionText.of(again.residual()));
  }

  @Test
  void aSensitiveValueIsWrittenByItsOriginOrNotAtAll() throws IOException {
    Value secret = new Value.Sensitive(new Value.Text("hunter2"), expression("var.password"));
    assertThrows(IllegalArgumentException.class, () -> write(secret));
    String json = write(secret, ExpressionText::of);
    assertEquals("{\"$sensitive\":{\"type\":\"string\",\"origin\":\"var.password\"}}", json);
    Value.Sensitive again = (Value.Sensitive) read(json);
    assertEquals("var.password", ExpressionText.of(again.origin()));
    assertEquals(Type.STRING, again.type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"$cidr\": \"x\"}",
        "{\"$what\": 1}",
        "{\"$list\": {\"of\": \"strin\"}}",
        "{\"$unknown\": {\"type\": \"string\"}}",
        "{\"$ref\": \"vpc\"}",
        "{\"$size\": \"1\"}",
        "{\"$unknown\": {\"type\": \"string\", \"residual\": \"a +\"}}",
        "[1",
        "{\"$port\": 80}",
        "{\"$size\": 1, \"$cpu\": 2}",
        "{\"$list\": {\"elements\": [], \"more\": 1}}"
      })
  void damagedTextIsRefused(String json) {
    assertThrows(com.fasterxml.jackson.core.JacksonException.class, () -> read(json));
  }

  @Test
  void plainJsonShowsTextsAndHidesSecrets() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      PlainJson.write(
          out,
          new Value.Tuple(
              List.of(
                  new Value.Size(512L << 20),
                  new Value.Sensitive(new Value.Text("hunter2"), expression("var.password")),
                  Value.ObjectOf.of(Map.of("a", Value.Number.of(1))))));
    }
    assertEquals("[\"512MiB\",null,{\"a\":1}]", text.toString());
  }

  private static Expression expression(String text) {
    return Parser.parseExpression(new SourceFile("test", text)).value();
  }

  private static String write(Value value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      ValueJson.write(out, value);
    }
    return text.toString();
  }

  private static String write(Value value, Function<Expression, String> expressions)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      ValueJson.write(out, value, expressions);
    }
    return text.toString();
  }

  private static Value read(String json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      return ValueJson.read(in);
    }
  }
}
