package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

/**
 * The fast prediction decides everything in a correct program: nothing is parsed twice, and no
 * alternative is chosen for being the first. That keeps parsing linear.
 */
class PredictionTest {
  /** Every program of the project. */
  private static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".ecs"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static final class Reports extends BaseErrorListener {
    private final List<String> found = new ArrayList<>();

    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean exact,
        BitSet alternatives,
        ATNConfigSet configs) {
      found.add("ambiguity in " + rule(parser, dfa) + " " + alternatives);
    }

    @Override
    public void reportAttemptingFullContext(
        Parser parser, DFA dfa, int start, int stop, BitSet conflicting, ATNConfigSet configs) {
      found.add("full context in " + rule(parser, dfa));
    }

    @Override
    public void reportContextSensitivity(
        Parser parser, DFA dfa, int start, int stop, int prediction, ATNConfigSet configs) {
      found.add("context sensitivity in " + rule(parser, dfa));
    }

    private static String rule(Parser parser, DFA dfa) {
      return parser.getRuleNames()[dfa.atnStartState.ruleIndex];
    }
  }

  @Test
  void correctProgramsNeedNoFullContextAndAreNotAmbiguous() throws IOException {
    List<String> slow = new ArrayList<>();
    int correct = 0;
    for (Path program : programs()) {
      SourceFile file = new SourceFile(program.toString(), Files.readString(program));
      Reports reports = new Reports();
      ParserRun run = new ParserRun(file, ParserRun.Form.BODY, reports);
      StageResult<Body> result = run.body();
      if (!result.hasErrors()) {
        correct++;
        reports.found.forEach(report -> slow.add(program + ": " + report));
        if (run.secondTries() > 0) {
          slow.add("%s: parsed %d items twice".formatted(program, run.secondTries()));
        }
      }
    }
    assertEquals(List.of(), slow);
    assertTrue(correct > 100, () -> "too few programs to say anything");
  }
}
