package io.ecsctl.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.ExpressionSession;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.GoldenFiles;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** To accept a change of the page: {@code -Dgolden.update=true}, then read the diff. */
class FunctionDocTest {
  private static final Path PAGE = Path.of("../docs/reference/functions.md");

  /** The files that examples read. */
  private static final Map<String, String> FILES =
      Map.of("motd.txt", "hello\n", "greeting.tftpl", "hello ${name}\n");

  private final ExpressionSession session =
      ExpressionSession.in(
          SchemaReader.bundled(),
          new CompileRequest(List.of(), List.of(), "", "", ModuleLoader.NONE, new ExampleFiles()));

  private static final class ExampleFiles implements FileSource {
    @Override
    public Found read(String path) {
      String text = FILES.get(path);
      return text == null
          ? new Found.Missing()
          : new Found.Content(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Found list(String directory) {
      return new Found.Names(FILES.keySet().stream().sorted().toList());
    }
  }

  static List<Arguments> examples() {
    return FunctionDoc.all().stream()
        .flatMap(function -> function.examples().stream())
        .map(example -> example.split(" # ", 2))
        .map(example -> Arguments.of(example[0], example[1]))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void everyExampleIsTrue(String expression, String result) {
    assertEquals(ValueText.of(value(result)), ValueText.of(value(expression)));
  }

  private Value value(String expression) {
    ExpressionSession.Answer answer = session.evaluate(new SourceFile("example", expression));
    assertFalse(answer.hasErrors(), () -> expression + ": " + answer.diagnostics());
    return answer.value();
  }

  @Test
  void everyFunctionIsExplainedOnce() {
    List<String> explained =
        FunctionDoc.all().stream()
            .filter(function -> !function.family().equals("Forms"))
            .map(FunctionDoc::name)
            .sorted()
            .toList();

    assertEquals(Functions.names(), explained);
  }

  @Test
  void everyFunctionHasAnExample() {
    assertEquals(
        List.of(),
        FunctionDoc.all().stream()
            .filter(function -> function.examples().isEmpty() || function.text().isEmpty())
            .map(FunctionDoc::name)
            .toList());
  }

  @Test
  void thePageIsCurrent() {
    GoldenFiles.check(PAGE, FunctionPages.all(FunctionDoc.all()));
  }

  @Test
  void aSignatureSaysWhatGoesInAndWhatComesOut() {
    assertEquals(
        List.of("(prefix cidr, newbits number, netnum number) cidr"),
        Stream.of("cidrsubnet")
            .flatMap(name -> FunctionDoc.all().stream().filter(f -> f.name().equals(name)))
            .map(FunctionDoc::signature)
            .toList());
  }
}
