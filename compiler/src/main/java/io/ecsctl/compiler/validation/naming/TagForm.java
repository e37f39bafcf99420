package io.ecsctl.compiler.validation.naming;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Fifty tags an object, keys of 128 and values of 256 characters, of letters, digits, spaces and a
 * few signs, and no key of AWS's own.
 *
 * <p>Source: AWS General Reference, tagging.
 */
final class TagForm implements LocalRule {
  private static final int MAXIMUM = 50;
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS915", "tag-form", "Tag that AWS does not accept");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    int onStack = model.program().stack().tags().size();
    for (Tags tags : Tags.of(model)) {
      int count =
          tags.entries().size() + Tags.OWN + (tags.title().equals("the stack") ? 0 : onStack);
      if (count > MAXIMUM) {
        sink.report(
            Diagnostic.of(
                    info(),
                    tags.span(),
                    "%s has %d tags, with the %d that mark what the stack owns; AWS allows %d",
                    tags.title(),
                    count,
                    Tags.OWN,
                    MAXIMUM)
                .label("too many"));
      }
      tags.entries()
          .forEach((key, value) -> {
            String fault = fault(key, value instanceof Value.Text(var text) ? text : "");
            if (!fault.isEmpty()) {
              sink.report(
                  Diagnostic.of(
                          info(), tags.span(), "tag \"%s\" of %s %s", key, tags.title(), fault)
                      .label("not accepted by AWS"));
            }
          });
    }
  }

  /** What is wrong, or the empty string. */
  private static String fault(String key, String value) {
    if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      return "has a key that AWS keeps for itself";
    }
    if (key.isEmpty() || key.length() > 128) {
      return "has a key of %d characters; 1 to 128 are allowed".formatted(key.length());
    }
    if (value.length() > 256) {
      return "has a value of %d characters; 256 are allowed".formatted(value.length());
    }
    return !ALLOWED.matcher(key).matches() || !ALLOWED.matcher(value).matches()
        ? "has characters other than letters, digits, spaces and _ . : / = + - @"
        : "";
  }
}
