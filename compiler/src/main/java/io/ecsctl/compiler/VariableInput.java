package io.ecsctl.compiler;

/**
 * A value given for a variable from outside the program.
 *
 * @param text for {@link Form#EXPRESSION} an expression as a program would write it; for {@link
 *     Form#TEXT} what a shell hands over: the plain text where the variable takes a string, an
 *     expression otherwise
 * @param origin where it was given, as messages name it: {@code --var image}, {@code
 *     prod.ecsvars:3}
 */
public record VariableInput(String name, Form form, String text, String origin) {
  /** How {@code text} is to be read. */
  public enum Form {
    TEXT,
    EXPRESSION
  }

  public static VariableInput text(String name, String text, String origin) {
    return new VariableInput(name, Form.TEXT, text, origin);
  }

  public static VariableInput expression(String name, String text, String origin) {
    return new VariableInput(name, Form.EXPRESSION, text, origin);
  }
}
