package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.address.ResourceAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address as the value of a tag. EC2 takes any text, but IAM, ECS and Elastic Load Balancing
 * only letters, digits, blanks and {@code _.:/=+-@}: no brackets, no quotes. So {@code
 * service.web["a"]} is written {@code service.web:a} and {@code service.web[0]} {@code
 * service.web=0}, with {@code +} and four hexadecimal digits for what a key may not hold as it is.
 */
public final class AddressTag {
  private AddressTag() {}

  /** The tag's value; {@link #read} gives the address back. */
  public static String write(ResourceAddress address) {
    String text = address.toString();
    StringBuilder tag = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '[') {
        tag.append(c);
        at++;
      } else if (text.charAt(at + 1) == '"') {
        tag.append(':');
        at += 2;
        while (text.charAt(at) != '"') {
          if (text.charAt(at) == '\\') {
            at++;
          }
          writeKey(tag, text.charAt(at++));
        }
        at += 2;
      } else {
        int end = text.indexOf(']', at);
        tag.append('=').append(text, at + 1, end);
        at = end + 1;
      }
    }
    return tag.toString();
  }

  private static void writeKey(StringBuilder tag, char c) {
    if (Character.isLetterOrDigit(c) || " _/-@".indexOf(c) >= 0) {
      tag.append(c);
    } else {
      tag.append("+%04X".formatted((int) c));
    }
  }

  /** The address; null when the value is none that {@link #write} makes. */
  public static @Nullable ResourceAddress read(String tag) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < tag.length()) {
      char c = tag.charAt(at);
      if (c != ':' && c != '=') {
        text.append(c);
        at++;
        continue;
      }
      int end = tag.indexOf('.', at);
      String key = tag.substring(at + 1, end < 0 ? tag.length() : end);
      String plain = c == ':' ? readKey(key) : key;
      if (plain == null) {
        return null;
      }
      text.append(
          c == ':'
              ? "[\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]"
              : "[" + plain + "]");
      at += 1 + key.length();
    }
    return ResourceAddress.parse(text.toString());
  }

  private static @Nullable String readKey(String key) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < key.length(); at++) {
      if (key.charAt(at) != '+') {
        plain.append(key.charAt(at));
        continue;
      }
      if (!key.substring(at + 1).matches("[0-9A-F]{4}.*")) {
        return null;
      }
      plain.append((char) Integer.parseInt(key, at + 1, at + 5, 16));
      at += 4;
    }
    return plain.toString();
  }
}
