package io.ecsctl.compiler.value;

import java.util.Set;

/**
 * The name of an object in its ARN, for calls that take nothing else.
 *
 * <p>Source: IAM User Guide, "Identify AWS resources with ARNs": {@code
 * arn:PARTITION:SERVICE:REGION:ACCOUNT:TYPE/NAME} or {@code …:TYPE:NAME}; names of IAM follow a
 * path, those of other services may hold slashes themselves.
 */
public final class ArnName {
  private static final int PARTS = 6;
  private static final int SERVICE = 2;

  /** Types whose names are behind a colon, and may hold more of them. */
  private static final Set<String> COLON = Set.of("log-group", "alarm");

  private ArnName() {}

  /** {@code app} of {@code arn:aws:iam::123456789012:role/team/app}; what is no ARN is itself. */
  public static String of(String text) {
    if (!text.startsWith("arn:")) {
      return text;
    }
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS) {
      return text;
    }
    String resource = parts[PARTS - 1];
    int colon = resource.indexOf(':');
    if (colon > 0 && COLON.contains(resource.substring(0, colon))) {
      String name = resource.substring(colon + 1);
      return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }
    int slash = parts[SERVICE].equals("iam") ? resource.lastIndexOf('/') : resource.indexOf('/');
    return resource.substring(slash + 1);
  }
}
