package io.ecsctl.compiler.validation.naming;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Locale;

/**
 * The tags that begin with {@code ecsctl:} say which stack owns an object. A program that sets them
 * itself could lose or take over objects.
 *
 * <p>Source: this tool's own rule; see the language reference, "No state file".
 */
final class OwnershipTag implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS916", "ownership-tag", "Tag in the place of an ownership tag");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Tags tags : Tags.of(model)) {
      for (String key : tags.entries().keySet()) {
        if (key.toLowerCase(Locale.ROOT).startsWith("ecsctl:")) {
          sink.report(
              Diagnostic.of(info(), tags.span(), "%s sets the tag \"%s\"", tags.title(), key)
                  .label("tags that begin with ecsctl: mark what a stack owns"));
        }
      }
    }
  }
}
