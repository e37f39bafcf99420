package io.ecsctl.compiler.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.AnySplit;
import io.ecsctl.compiler.syntax.AstPrinter;
import io.ecsctl.compiler.syntax.LexicalToken.Kind;
import io.ecsctl.compiler.syntax.LexicalTokens;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import java.util.List;
import java.util.Optional;

/** What holds for every text there is, whoever made it up: properties and fuzzers ask here. */
public final class AnyText {
  private static final Schema SCHEMA = SchemaReader.bundled();
  private static final String NAME = "t.ecs";

  private AnyText() {}

  /** There is a tree, the same in parts as in one go; whatever is found has words and a place. */
  public static void parses(String text) {
    SourceFile file = new SourceFile(NAME, text);
    StageResult<Body> result = Parser.parse(file);
    AstPrinter.toTree(result.value());
    AnySplit.parsesAsInOneGo(file);
    for (Diagnostic finding : result.diagnostics()) {
      assertFalse(finding.headline().isBlank());
      SourceSpan place = assertNotNullPlace(finding);
      assertEquals(file, place.file());
    }
  }

  private static SourceSpan assertNotNullPlace(Diagnostic finding) {
    SourceSpan place = finding.subject();
    assertNotNull(place, finding::headline);
    return place;
  }

  /**
   * A text with a mistake stays as it is; any other keeps its words and comments, and formatting it
   * once more changes nothing.
   */
  public static void formats(String text) {
    StageResult<String> formatted = Formatter.format(new SourceFile(NAME, text));
    if (formatted.hasErrors()) {
      assertEquals(text, formatted.value());
      return;
    }
    assertEquals(words(text), words(formatted.value()));
    StageResult<String> again = Formatter.format(new SourceFile(NAME, formatted.value()));
    assertEquals(List.of(), again.diagnostics());
    assertEquals(formatted.value(), again.value());
  }

  /**
   * Every token's text but for what layout decides: line breaks between items, the commas of a
   * one-line block that is broken up, and the indentation that a heredoc's end marker carries.
   */
  private static List<String> words(String text) {
    return LexicalTokens.of(new SourceFile(NAME, text)).stream()
        .filter(token -> token.kind() != Kind.NEWLINE && token.kind() != Kind.COMMA)
        .map(token -> {
          String word = text.substring(token.start(), token.end());
          return token.kind() == Kind.TEXT ? word : word.strip();
        })
        .toList();
  }

  /**
   * Compiling it as a program and evaluating it as an expression gives findings or values; a value
   * is what its type said.
   */
  public static void evaluates(String text) {
    SourceFile file = new SourceFile(NAME, text);
    new Compiler(SCHEMA)
        .compile(new CompileRequest(List.of(file), List.of(), "", "eu-central-1"))
        .diagnostics()
        .forEach(finding -> assertFalse(finding.headline().isBlank()));
    isWhatItsTypeSays(text);
  }

  /**
   * What an expression evaluates to is of the type that was found before.
   *
   * @return whether that was to be seen: it evaluates, and every part of it has a type before
   */
  public static boolean isWhatItsTypeSays(String expression) {
    Optional<TypedExpression> evaluated =
        TypedExpression.evaluate(new SourceFile(NAME, expression), SCHEMA);
    evaluated.ifPresent(typed ->
        assertTrue(
            typed.isWhatItsTypeSays(),
            () -> "%s is %s, not %s".formatted(expression, typed.value(), typed.type())));
    return evaluated.filter(typed -> !typed.open()).isPresent();
  }
}
