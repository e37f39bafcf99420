package io.ecsctl.grammar.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ecsctl.grammar.editor.TextMateGrammarTest.Coloured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Visual Studio Code's own TextMate engine, in a Node process. */
final class EditorEngine {
  private static final Path FOLDER = Path.of("editors/vscode");

  private EditorEngine() {}

  /** Skips the test, with the reason, where there is no engine. */
  static Map<Path, List<Coloured>> colour(String grammar, List<Path> programs)
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(FOLDER.resolve("node_modules/vscode-textmate")),
        "the editor's TextMate engine is not installed: run npm ci in dsl-grammar/editors/vscode");
    Path rules = Files.createTempFile("grammar", ".json");
    Path list = Files.createTempFile("programs", ".txt");
    Path result = Files.createTempFile("coloured", ".tsv");
    try {
      Files.writeString(rules, grammar);
      Files.write(list, programs.stream().map(Path::toString).toList());
      Process node =
          new ProcessBuilder(
                  "node",
                  FOLDER.resolve("test/tokenize.mjs").toString(),
                  rules.toString(),
                  list.toString())
              .redirectOutput(result.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertEquals(0, node.waitFor());
      return read(result);
    } finally {
      Files.delete(rules);
      Files.delete(list);
      Files.delete(result);
    }
  }

  /** A line with a program's name, then a line for each of its pieces. */
  private static Map<Path, List<Coloured>> read(Path result) throws IOException {
    Map<Path, List<Coloured>> programs = new HashMap<>();
    List<Coloured> pieces = new ArrayList<>();
    try (Stream<String> lines = Files.lines(result)) {
      for (String line : (Iterable<String>) lines::iterator) {
        String[] fields = line.split("\t");
        if (fields.length == 1) {
          pieces = new ArrayList<>();
          programs.put(Path.of(line), pieces);
        } else {
          pieces.add(
              new Coloured(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), fields[2]));
        }
      }
    }
    return programs;
  }
}
