package io.ecsctl.grammar.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.grammar.EcsLexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/**
 * What an editor colours by the grammar is what the lexer reads, on every program of the project.
 * The engine is the editor's own and runs on Node: {@code npm ci} in {@code editors/vscode} gets
 * it. To accept a change of the grammar: {@code -Dgrammar.update=true}, then read the diff.
 */
class TextMateGrammarTest {
  private static final Path GRAMMAR = Path.of("editors/vscode/syntaxes/ecs.tmLanguage.json");

  @Test
  void theFileIsWhatTheVocabularyMakes() throws IOException {
    String expected = GrammarJson.of(TextMateGrammar.grammar());
    String actual = Files.exists(GRAMMAR) ? Files.readString(GRAMMAR) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("grammar.update")) {
      Files.writeString(GRAMMAR, expected);
      fail("wrote " + GRAMMAR + "; read the change, then run again without -Dgrammar.update");
    }
    assertEquals(expected, actual, "not current; see -Dgrammar.update=true");
  }

  @Test
  void everyTokenOfTheLexerHasOneClass() {
    IntStream.rangeClosed(1, EcsLexer.VOCABULARY.getMaxTokenType())
        .forEach(type ->
            assertEquals(
                1,
                Stream.of(TokenClass.values()).filter(each -> each.holds(type)).count(),
                EcsLexer.VOCABULARY.getSymbolicName(type)));
  }

  /** Space is skipped; the other blank token, the line break, is in every program. */
  @Test
  void everyTokenOfTheLexerIsInSomeProgram() throws IOException {
    BitSet missing = new BitSet();
    missing.set(1, EcsLexer.VOCABULARY.getMaxTokenType() + 1);
    missing.clear(EcsLexer.SPACE);
    for (Path program : programs()) {
      new EcsLexer(CharStreams.fromPath(program))
          .getAllTokens()
          .forEach(token -> missing.clear(token.getType()));
    }
    assertEquals(
        List.of(),
        missing.stream().mapToObj(EcsLexer.VOCABULARY::getSymbolicName).toList(),
        "give every_token.ecs an example");
  }

  @Test
  void theEditorSeesWhatTheLexerReads() throws IOException, InterruptedException {
    List<Path> programs = programs();
    assertTrue(programs.size() > 100, programs::toString);
    Map<Path, List<Coloured>> coloured =
        EditorEngine.colour(GrammarJson.of(TextMateGrammar.grammar()), programs);
    List<String> differences = new ArrayList<>();
    for (Path program : programs) {
      compare(program, coloured.getOrDefault(program, List.of()), differences);
    }
    assertEquals(List.of(), differences);
  }

  /** A piece of text with one innermost scope; offsets are UTF-16 code units. */
  record Coloured(int start, int end, String scope) {}

  private static void compare(Path program, List<Coloured> pieces, List<String> differences)
      throws IOException {
    String text = Files.readString(program);
    String[] scopes = new String[text.length()];
    pieces.forEach(piece ->
        IntStream.range(piece.start(), piece.end()).forEach(i -> scopes[i] = piece.scope()));
    for (Lexed token : lex(text)) {
      for (int i = token.start(); i < token.end(); i++) {
        if (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\uFEFF') {
          continue;
        }
        TokenClass seen = scopes[i] == null ? null : TokenClass.ofScope(scopes[i]).orElse(null);
        if (seen != token.read()) {
          differences.add(
              "%s:%d: `%s` is %s, coloured as %s"
                  .formatted(
                      program,
                      text.substring(0, i).lines().count(),
                      text.substring(token.start(), token.end()),
                      token.read(),
                      scopes[i]));
          break;
        }
      }
    }
  }

  /** A token by UTF-16 offsets, which ANTLR does not count in. */
  private record Lexed(int start, int end, TokenClass read) {}

  private static List<Lexed> lex(String text) {
    EcsLexer lexer = new EcsLexer(CharStreams.fromString(text));
    List<Lexed> tokens = new ArrayList<>();
    int start = 0;
    int point = 0;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      start = text.offsetByCodePoints(start, token.getStartIndex() - point);
      point = token.getStartIndex();
      int end = text.offsetByCodePoints(start, token.getStopIndex() + 1 - point);
      tokens.add(new Lexed(start, end, TokenClass.ofToken(token.getType()).orElseThrow()));
    }
    return tokens;
  }

  private static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".ecs"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .sorted()
          .toList();
    }
  }
}
