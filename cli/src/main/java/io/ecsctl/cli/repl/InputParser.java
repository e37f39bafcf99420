package io.ecsctl.cli.repl;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Tells the line editor where a name begins and whether the input goes on in the next line. */
final class InputParser extends DefaultParser {
  InputParser() {
    setEscapeChars(null);
    setQuoteChars(null);
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !line.startsWith(":") && Openness.isOpen(line)) {
      throw new EOFError(-1, -1, "the input goes on");
    }
    return super.parse(line, cursor, context);
  }

  @Override
  public boolean isDelimiterChar(CharSequence text, int position) {
    char c = text.charAt(position);
    return !Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.' && c != ':';
  }
}
