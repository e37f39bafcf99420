package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Locale;

/**
 * Names like {@code sg-…} would be mistaken for ids, and {@code default} is the group that every
 * VPC has.
 *
 * <p>Source: Amazon EC2 API reference, CreateSecurityGroup, {@code GroupName}.
 */
final class SecurityGroupName implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS628", "security-group-name", "Security group name that AWS keeps for itself");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      String name = group.body().text("name");
      if (name != null
          && (name.toLowerCase(Locale.ROOT).startsWith("sg-") || name.equals("default"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    group.body().valueSpan("name"),
                    "%s is named \"%s\"",
                    group.address(),
                    name)
                .label(
                    name.equals("default")
                        ? "every VPC has a group of that name"
                        : "looks like a group id")
                .fix("leave name out, and one is generated", Edits.remove(group.body(), "name")));
      }
    }
  }
}
