package io.ecsctl.compiler.function;

/** Texts in YAML, in the two forms that the writer uses, and the column that it has come to. */
final class YamlScalars {
  /** Behind this column a quoted text goes on in the next line, at the next space. */
  private static final int WIDTH = 80;

  private final StringBuilder out = new StringBuilder();
  private int column;

  /** Text of one line. */
  void put(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  private void put(int character) {
    out.appendCodePoint(character);
    column++;
  }

  /** Unless a line has just begun. */
  void newLine() {
    if (column > 0) {
      out.append('\n');
      column = 0;
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** Whether every character can stand for itself, and none at the end of a line would be lost. */
  static boolean mayBeLiteral(String text) {
    return !text.contains(" \n")
        && !text.endsWith(" ")
        && text.codePoints().allMatch(YamlScalars::isPrintable);
  }

  /** Whether YAML sees more than one line in it. */
  static boolean hasBreak(String text) {
    return text.codePoints()
        .anyMatch(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029);
  }

  /** With the mark that says how it ends, and how far it is indented where that can not be seen. */
  void literal(String text, int indent) {
    put("|");
    if (text.startsWith(" ") || text.startsWith("\n")) {
      put("2");
    }
    if (!text.endsWith("\n")) {
      put("-");
    } else if (text.length() == 1 || text.endsWith("\n\n")) {
      put("+");
    }
    for (String line : text.split("\n", -1)) {
      out.append('\n');
      column = 0;
      if (!line.isEmpty()) {
        put(" ".repeat(indent));
        put(line);
      }
    }
    if (text.endsWith("\n")) {
      // The last line break begins no line of the text.
      column = 0;
    }
  }

  /**
   * @param indent of the lines after the first
   * @param mayBreak whether there may be such lines
   */
  void quoted(String text, int indent, boolean mayBreak) {
    put('"');
    boolean afterSpace = false;
    int i = 0;
    while (i < text.length()) {
      int character = text.codePointAt(i);
      int next = i + Character.charCount(character);
      boolean space = character == ' ';
      boolean inside = i > 0 && next < text.length();
      if (space && mayBreak && !afterSpace && column > WIDTH && inside) {
        newLine();
        put(" ".repeat(indent));
        if (text.charAt(next) == ' ') {
          put('\\');
        }
      } else if (space || (isPrintable(character) && character != '\n' && !isSpecial(character))) {
        put(character);
      } else {
        put(escape(character));
      }
      afterSpace = space;
      i = next;
    }
    put('"');
  }

  private static boolean isSpecial(int character) {
    return switch (character) {
      case '"', '\\', 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  private static boolean isPrintable(int character) {
    return character == '\n'
        || (character >= ' ' && character <= '~')
        || (character >= 0xA0 && character < 0xD800)
        || (character >= 0xE000 && character < 0xFFFE && character != 0xFEFF);
  }

  private static String escape(int character) {
    return switch (character) {
      case 0 -> "\\0";
      case 0x07 -> "\\a";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 0x0B -> "\\v";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default ->
          (character <= 0xFF ? "\\x%02X" : character <= 0xFFFF ? "\\u%04X" : "\\U%08X")
              .formatted(character);
    };
  }
}
