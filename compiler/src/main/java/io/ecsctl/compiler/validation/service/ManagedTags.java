package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * ECS tags tasks with their cluster and service only where tags are propagated at all.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code enableECSManagedTags}.
 */
final class ManagedTags implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS439", "managed-tags", "Managed tags that no task gets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Block body = service.body();
      if (Boolean.TRUE.equals(Fields.bool(body, "enable_ecs_managed_tags"))
          && !body.has("propagate_tags")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("enable_ecs_managed_tags"),
                    "%s enables managed tags, but does not say whose tags its tasks get",
                    service.address())
                .label("needs propagate_tags")
                .fix(
                    "add propagate_tags = SERVICE",
                    Edits.add(service.header(), "propagate_tags = SERVICE")));
      }
    }
  }
}
