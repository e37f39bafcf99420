package io.ecsctl.compiler.function;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The patterns of {@code fileset}: {@code *} and {@code ?} within a name, {@code **} over any
 * number of directories, {@code [a-z]}, {@code {a,b}}, and a backslash before what stands for
 * itself.
 */
record PathPattern(Pattern regex) {

  static PathPattern of(String pattern) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> {
          boolean directories = pattern.startsWith("**", i);
          if (directories && pattern.startsWith("**/", i)) {
            regex.append("(?:.*/)?");
            i += 2;
          } else if (directories) {
            regex.append(".*");
            i++;
          } else {
            regex.append("[^/]*");
          }
        }
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int end = pattern.indexOf(']', i + 2);
          if (end < 0) {
            throw new Refusal("the pattern has no ] for its [");
          }
          i = end;
          regex.append(characters(pattern.substring(pattern.lastIndexOf('[', end) + 1, end)));
        }
        case '{' -> {
          braces++;
          regex.append("(?:");
        }
        case '}' -> {
          if (braces == 0) {
            throw new Refusal("the pattern has no { for its }");
          }
          braces--;
          regex.append(')');
        }
        case ',' -> regex.append(braces > 0 ? "|" : ",");
        case '\\' -> {
          i++;
          regex.append(Pattern.quote(i < pattern.length() ? pattern.substring(i, i + 1) : "\\"));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
      i++;
    }
    if (braces > 0) {
      throw new Refusal("the pattern has no } for its {");
    }
    try {
      return new PathPattern(Pattern.compile(regex.toString()));
    } catch (PatternSyntaxException malformed) {
      throw new Refusal("the pattern is not understood");
    }
  }

  private static String characters(String inside) {
    boolean not = inside.startsWith("^") || inside.startsWith("!");
    String members = (not ? inside.substring(1) : inside).replaceAll("[\\[\\\\&^]", "\\\\$0");
    return "[" + (not ? "^/" : "") + members + "]";
  }

  boolean matches(String path) {
    return regex.matcher(path).matches();
  }
}
