package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.source.SourceFile;
import java.util.List;

/** What holds of every text that is parsed in parts. */
public final class AnySplit {
  private AnySplit() {}

  /** In the shortest parts there can be, if it can be parsed in parts at all. */
  public static void parsesAsInOneGo(SourceFile file) {
    SplitParse.of(file, 1)
        .ifPresent(parts -> {
          var whole = new ParserRun(file, ParserRun.Form.BODY).body();
          assertEquals(List.of(), whole.diagnostics());
          assertEquals(whole.value(), parts);
        });
  }
}
