package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  private static final Expression HERE =
      new Expression.Variable(new SourceFile("test", "x").span(0, 1), "x");

  @Test
  void asAProgramWritesIt() {
    assertEquals(
        "{ \"a b\" = [1.5, true, null], port = 8080/tcp, size = 512MiB, text = \"a\\n$${b}\" }",
        ValueText.of(
            Value.ObjectOf.of(
                Map.of(
                    "a b",
                    new Value.Tuple(
                        List.of(
                            new Value.Number(new BigDecimal("1.50")),
                            new Value.Bool(true),
                            Value.NULL)),
                    "port",
                    new Value.Port(PortRange.single(8080, "tcp")),
                    "size",
                    new Value.Size(512L << 20),
                    "text",
                    new Value.Text("a\n${b}")))));
  }

  @Test
  void whatCannotBeShownIsNamed() {
    assertEquals(
        "[(sensitive value), (known after apply)]",
        ValueText.of(
            new Value.Tuple(
                List.of(
                    new Value.Sensitive(new Value.Text("hunter2"), HERE),
                    new Value.Unknown(Type.STRING, Knowledge.NOTHING, HERE)))));
  }

  @Test
  void longValuesAreCut() {
    assertEquals("\"" + "a".repeat(47) + "…", ValueText.brief(new Value.Text("a".repeat(100))));
  }

  /** Quoted text means itself again when a program is given it. */
  @Property
  void quotedTextIsReadBack(@ForAll String text) {
    if (text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      return; // Half a surrogate pair is no text that a file could hold.
    }
    var parsed = Parser.parseExpression(new SourceFile("test", ValueText.quoted(text)));
    assertFalse(parsed.hasErrors(), () -> parsed.diagnostics().toString());
    // Strings are in Unicode's composed form, as HCL's are.
    assertEquals(
        Normalizer.normalize(text, Normalizer.Form.NFC),
        ((Expression.Template) parsed.value()).constant());
  }
}
