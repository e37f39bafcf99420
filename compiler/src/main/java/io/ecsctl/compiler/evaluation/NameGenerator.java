package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ModuleStep;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.NameRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Names of objects that the program leaves open: {@code STACK[-ENV][-MODULE[-KEY]]…-LABEL[-KEY]},
 * such as {@code shop-prod-web}.
 */
final class NameGenerator {
  /**
   * Eight hexadecimal digits: 65,000 names have one in two chances to hold two alike, and no stack
   * has that many.
   */
  private static final int HASH = 8;

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private NameGenerator() {}

  /**
   * The same for the same address, today and in a year. Characters that AWS does not accept become
   * hyphens, and a name over AWS's limit is cut; both then end in a hash of the whole, so that two
   * names stay different.
   */
  static String generate(String stack, String environment, ResourceAddress address, NameRule rule) {
    StringBuilder whole = new StringBuilder(stack);
    if (!environment.isEmpty()) {
      whole.append('-').append(environment);
    }
    for (ModuleStep step : ModuleStep.of(address.module())) {
      whole.append('-').append(step.name());
      if (step.key() != null) {
        whole.append('-').append(step.key().word());
      }
    }
    whole.append('-').append(address.name());
    if (address.key() != null) {
      whole.append('-').append(address.key().word());
    }
    String name = whole.toString();
    Pattern pattern = PATTERNS.computeIfAbsent(rule.pattern(), Pattern::compile);
    if (fits(name, rule, pattern)) {
      return name;
    }
    String clean = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    // Keys such as "a b" and "a/b" would otherwise give one name.
    boolean lossy = !clean.equals(name.replace('_', '-'));
    for (String candidate :
        new String[] {
          clean, clean.toLowerCase(Locale.ROOT), clean.replace('-', '_'), clean.replace("-", "")
        }) {
      if (!lossy && fits(candidate, rule, pattern)) {
        return candidate;
      }
      String shortened = shortened(candidate, name, rule.maxLength());
      if ((lossy || candidate.length() > rule.maxLength()) && fits(shortened, rule, pattern)) {
        return shortened;
      }
    }
    // AWS refuses it whatever is done; a rule says so about the name as it would be.
    return clean;
  }

  private static boolean fits(String name, NameRule rule, Pattern pattern) {
    return name.length() <= rule.maxLength() && pattern.matcher(name).matches();
  }

  private static String shortened(String clean, String whole, int maxLength) {
    String separator = clean.contains("_") ? "_" : clean.contains("-") ? "-" : "";
    int keep = Math.max(0, maxLength - HASH - separator.length());
    String head = clean.substring(0, Math.min(keep, clean.length())).replaceAll("[-_]+$", "");
    return head + separator + hash(whole);
  }

  private static String hash(String whole) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
