package io.ecsctl.provider.aws.kind;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of TXT records: texts in quotes, of at most 255 characters each (RFC 1035, section
 * 3.3); resolvers put the parts together again.
 */
final class RecordTexts {
  private static final int PART = 255;

  private RecordTexts() {}

  /** As it is when it begins with a quote; else in quotes, in as many parts as it takes. */
  static String quoted(String value) {
    if (value.startsWith("\"")) {
      return value;
    }
    List<String> parts = new ArrayList<>();
    for (int at = 0; at == 0 || at < value.length(); at += PART) {
      String part = value.substring(at, Math.min(value.length(), at + PART));
      parts.add("\"" + part.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    return String.join(" ", parts);
  }
}
