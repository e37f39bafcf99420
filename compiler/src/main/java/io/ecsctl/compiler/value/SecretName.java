package io.ecsctl.compiler.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How expressions name a secret that the program itself states. {@code var["#5e88…"]}: by a digest
 * of the value, so that it has the same name in each evaluation; who guesses the value can tell, so
 * this is not for files. {@code var["##c0ff…"]}: by a name made of that one which is hard to guess.
 */
public final class SecretName {
  private static final String MARK = "#";
  private static final String IN_FILE = "##";

  /** Texts in expressions have no quotes without a backslash. */
  private static final Pattern READ = Pattern.compile("var\\[\"(##?[0-9a-f]+)\"]");

  private SecretName() {}

  public static String of(Value value) {
    try {
      byte[] text = (value.type() + " " + ValueText.of(value)).getBytes(StandardCharsets.UTF_8);
      return MARK + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /**
   * The name in a file.
   *
   * @param hash in hex, slow and salted, of the name that an evaluation has for it
   */
  public static String inFile(String hash) {
    return IN_FILE + hash;
  }

  /** Of either sort; no variable is called so. */
  public static boolean is(String variable) {
    return variable.startsWith(MARK);
  }

  public static boolean isInFile(String variable) {
    return variable.startsWith(IN_FILE);
  }

  /** The text of an expression with other names in it. */
  public static String rename(String expression, UnaryOperator<String> names) {
    return READ.matcher(expression).replaceAll(read -> name(read, names));
  }

  private static String name(MatchResult read, UnaryOperator<String> names) {
    return "var[\"" + names.apply(read.group(1)) + "\"]";
  }
}
