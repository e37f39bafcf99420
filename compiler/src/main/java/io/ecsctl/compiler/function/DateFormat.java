package io.ecsctl.compiler.function;

import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * {@code formatdate}'s specification: letters in runs stand for parts of the time, text between
 * quotes and everything else for itself.
 */
final class DateFormat {
  private DateFormat() {}

  static String format(String spec, OffsetDateTime time) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < spec.length()) {
      char c = spec.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        end = quoted(spec, at, out);
      } else if (isLetter(c)) {
        while (end < spec.length() && spec.charAt(end) == c) {
          end++;
        }
        out.append(part(spec.substring(at, end), time));
      } else {
        out.append(c);
      }
      at = end;
    }
    return out.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Two quotes stand for one, within quotes and outside. */
  private static int quoted(String spec, int start, StringBuilder out) {
    int at = start + 1;
    if (spec.startsWith("'", at)) {
      out.append('\'');
      return at + 1;
    }
    while (at < spec.length()) {
      char c = spec.charAt(at++);
      if (c != '\'') {
        out.append(c);
      } else if (at < spec.length() && spec.charAt(at) == '\'') {
        out.append(c);
        at++;
      } else {
        return at;
      }
    }
    throw new Refusal("the quote at character %d of the format has no end".formatted(start + 1));
  }

  private static String part(String letters, OffsetDateTime time) {
    int hour = time.getHour();
    int twelve = hour % 12 == 0 ? 12 : hour % 12;
    return switch (letters) {
      case "YYYY" -> two(time.getYear(), 4);
      case "YY" -> two(time.getYear() % 100, 2);
      case "MMMM" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "MMM" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "MM" -> two(time.getMonthValue(), 2);
      case "M" -> two(time.getMonthValue(), 1);
      case "DD" -> two(time.getDayOfMonth(), 2);
      case "D" -> two(time.getDayOfMonth(), 1);
      case "EEEE" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "EEE" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "hh" -> two(hour, 2);
      case "h" -> two(hour, 1);
      case "HH" -> two(twelve, 2);
      case "H" -> two(twelve, 1);
      case "AA" -> hour < 12 ? "AM" : "PM";
      case "aa" -> hour < 12 ? "am" : "pm";
      case "mm" -> two(time.getMinute(), 2);
      case "m" -> two(time.getMinute(), 1);
      case "ss" -> two(time.getSecond(), 2);
      case "s" -> two(time.getSecond(), 1);
      case "ZZZZZ" -> TimeFunctions.offset(time.getOffset(), ":");
      case "ZZZZ" -> TimeFunctions.offset(time.getOffset(), "");
      case "ZZZ" -> isUtc(time) ? "UTC" : TimeFunctions.offset(time.getOffset(), "");
      case "Z" -> isUtc(time) ? "Z" : TimeFunctions.offset(time.getOffset(), ":");
      default ->
          throw new Refusal(
              "the format has no \"%s\"; text that is to stay as it is stands in single quotes"
                  .formatted(letters));
    };
  }

  private static boolean isUtc(OffsetDateTime time) {
    return time.getOffset().getTotalSeconds() == 0;
  }

  private static String two(int number, int digits) {
    return ("%0" + digits + "d").formatted(number);
  }
}
