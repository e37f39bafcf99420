package io.ecsctl.compiler.format;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import java.util.List;

/** Gives a text its layout. Formatting a formatted text changes nothing. */
public final class Formatter {
  private Formatter() {}

  /** The formatted text; with a syntax error in it, the text as it is, and the errors. */
  public static StageResult<String> format(SourceFile file) {
    var parsed = Parser.parse(file);
    if (parsed.hasErrors()) {
      return new StageResult<>(file.text(), parsed.diagnostics());
    }
    List<Line> lines = Line.split(file);
    while (true) {
      layOut(lines);
      List<Line> broken = WideBlocks.breakUp(lines);
      if (broken.size() == lines.size()) {
        return new StageResult<>(text(lines), parsed.diagnostics());
      }
      lines = broken; // a block in a broken block may still be too wide
    }
  }

  private static void layOut(List<Line> lines) {
    Indentation.apply(lines);
    Spacing.apply(lines);
    Alignment.apply(lines);
  }

  private static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> line.writeTo(text));
    return text.toString();
  }
}
