package io.ecsctl.compiler.validation.naming;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Every kind has its own length and letters; generated names keep to them by themselves.
 *
 * <p>Source: {@code schema.json}, from the create calls' API references.
 */
final class NameForm implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS914", "name-form", "Name that AWS does not accept");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Resource resource : model.program().resources().values()) {
      NameRule rule = resource.schema().name();
      String name = rule == null ? null : resource.body().text(rule.attribute());
      // Security groups named like ids are ECS628.
      if (rule == null || name == null || resource.nameGenerated() || name.startsWith("sg-")) {
        continue;
      }
      Diagnostic.Builder diagnostic;
      if (name.length() > rule.maxLength()) {
        diagnostic =
            Diagnostic.of(
                    info(),
                    resource.body().valueSpan(rule.attribute()),
                    "the name of %s is too long",
                    resource.address())
                .label("%d characters; %d are allowed".formatted(name.length(), rule.maxLength()));
      } else if (!name.matches(rule.pattern())) {
        diagnostic =
            Diagnostic.of(
                    info(),
                    resource.body().valueSpan(rule.attribute()),
                    "\"%s\" is no name for %s",
                    name,
                    resource.address())
                .label("does not match " + rule.pattern());
      } else {
        continue;
      }
      sink.report(
          diagnostic.fix(
              "leave " + rule.attribute() + " out, and a name is generated that fits",
              Edits.remove(resource.body(), rule.attribute())));
    }
  }
}
