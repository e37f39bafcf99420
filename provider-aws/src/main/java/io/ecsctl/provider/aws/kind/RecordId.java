package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What tells one record of Route 53 from all others.
 *
 * @param zone the id of its zone, without {@code /hostedzone/}
 * @param name in lower case, without the dot at its end
 * @param type {@code CNAME}
 * @param set its set identifier; null for a simple record
 */
record RecordId(String zone, String name, String type, @Nullable String set) {
  /** A name may hold a slash (reverse zones smaller than a /24), but no capitals. */
  private static final Pattern TEXT =
      Pattern.compile("(?:/hostedzone/)?([^/]+)/(.+?)/([A-Z]+)(?:/(.*))?");

  static RecordId of(String zone, ResourceRecordSet record) {
    return new RecordId(
        plainZone(zone), plainName(record.name()), record.typeAsString(), record.setIdentifier());
  }

  /** Of a {@code dns_record} block. */
  static RecordId of(Value.ObjectOf attributes) {
    return new RecordId(
        plainZone(Values.required(attributes, "zone")),
        plainName(Values.required(attributes, "name")),
        Values.required(attributes, "type"),
        Values.text(attributes, "set_identifier"));
  }

  /** What {@link #toString} gave; null when the text is none of those. */
  static @Nullable RecordId parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new RecordId(
            matcher.group(1), plainName(matcher.group(2)), matcher.group(3), matcher.group(4))
        : null;
  }

  static String plainZone(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** As people write it: Route 53 answers with a dot at the end, and {@code \052} for a star. */
  static String plainName(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace("\\052", "*");
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** {@code Z0123/www.example.com/A}, and {@code …/A/blue} for one of several. */
  @Override
  public String toString() {
    return zone + "/" + name + "/" + type + (set == null ? "" : "/" + set);
  }
}
