package io.ecsctl.compiler.validation.rule;

import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.regex.Pattern;

/**
 * Edits of blocks. No edit at all where only a person can say what to write, such as a value that
 * an expression computes.
 */
public final class Edits {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9][^\\s(){}\\[\\]]*|\"[^\"$%]*\"|[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern WORD =
      Pattern.compile("(?!(?:true|false|null)$)[A-Za-z_][A-Za-z0-9_-]*");
  private static final Edit[] NONE = {};

  private Edits() {}

  /** Writes {@code replacement} for the value of {@code name}, if that is a literal now. */
  public static Edit[] replace(Block block, String name, String replacement) {
    return replace(block.valueSpan(name), replacement);
  }

  /**
   * Writes {@code replacement} over a literal. A word keeps the quotes of the one before: it may
   * stand without them only where an attribute lists it, and not in what is given to a module.
   */
  public static Edit[] replace(SourceSpan literal, String replacement) {
    if (!isLiteral(literal)) {
      return NONE;
    }
    boolean quoted = literal.text().startsWith("\"") && WORD.matcher(replacement).matches();
    return new Edit[] {Edit.replace(literal, quoted ? "\"" + replacement + "\"" : replacement)};
  }

  /**
   * A value as it stands, neither computed nor taken from elsewhere: changing it changes nothing
   * but this.
   */
  public static boolean isLiteral(SourceSpan span) {
    return LITERAL.matcher(span.text()).matches();
  }

  /** Writes {@code value} for {@code name}: over what it says now, if that is a literal. */
  public static Edit[] set(Block block, String name, String value) {
    return block.has(name) ? replace(block, name, value) : add(block, name + " = " + value);
  }

  /** Takes {@code name} out, with its line or its comma. */
  public static Edit[] remove(Block block, String name) {
    Argument argument = block.arguments().get(name);
    if (argument instanceof Argument.Blocks(var blocks)) {
      return blocks.size() == 1 ? removeBlock(blocks.getFirst()) : NONE;
    }
    if (!(argument instanceof Argument.Assigned assigned)) {
      return NONE;
    }
    return cut(assigned.span());
  }

  /**
   * Takes a nested block out, with its line or its comma. No edit when it was given as an object,
   * or when where it ends cannot be told at a glance: it holds a heredoc.
   */
  public static Edit[] removeBlock(Block block) {
    SourceFile file = block.header().file();
    int end = BlockEnd.of(file.text(), block.header().end());
    return end < 0 ? NONE : cut(file.span(block.header().start(), end));
  }

  private static Edit[] cut(SourceSpan span) {
    SourceFile file = span.file();
    String text = file.text();
    int start = span.start();
    int end = span.end();
    int before = backOverBlanks(text, start);
    int after = overBlanks(text, end);
    if (after < text.length() && text.charAt(after) == ',') {
      end = overBlanks(text, after + 1);
    } else if (before > 0 && text.charAt(before - 1) == ',') {
      start = before - 1;
    } else if ((after == text.length() || text.charAt(after) == '\n')
        && before > 0
        && text.charAt(before - 1) == '\n') {
      start = before;
      end = Math.min(text.length(), after + 1);
    }
    return new Edit[] {Edit.replace(file.span(start, end), "")};
  }

  /** Adds {@code argument} as the first of the block. */
  public static Edit[] add(Block block, String argument) {
    return add(block.header(), argument);
  }

  /** Adds {@code argument} as the first of the block that {@code header} begins. */
  public static Edit[] add(SourceSpan header, String argument) {
    SourceFile file = header.file();
    String text = file.text();
    int brace = overBlanks(text, header.end());
    if (brace >= text.length() || text.charAt(brace) != '{') {
      return NONE;
    }
    int inside = overBlanks(text, brace + 1);
    if (inside < text.length() && text.charAt(inside) == '\n') {
      int lineStart = file.lineStart(header.line());
      String indent = text.substring(lineStart, overBlanks(text, lineStart));
      return new Edit[] {
        Edit.replace(file.span(brace + 1, brace + 1), "\n" + indent + "  " + argument)
      };
    }
    boolean empty = inside < text.length() && text.charAt(inside) == '}';
    return new Edit[] {
      Edit.replace(file.span(brace + 1, brace + 1), " " + argument + (empty ? " " : ","))
    };
  }

  private static int overBlanks(String text, int offset) {
    int at = offset;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int backOverBlanks(String text, int offset) {
    int at = offset;
    while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
      at--;
    }
    return at;
  }
}
