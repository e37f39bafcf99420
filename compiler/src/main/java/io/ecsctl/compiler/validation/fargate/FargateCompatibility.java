package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * ECS checks a task definition against Fargate's rules only when it lists FARGATE, and a service
 * may use on Fargate only what was checked. A task that lists nothing is checked for everything, so
 * it passes if it says all that Fargate needs.
 *
 * <p>Source: Amazon ECS API reference, {@code requiresCompatibilities}.
 */
final class FargateCompatibility implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS106", "fargate-compatibility", "Fargate service whose task is not made for Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> found = model.taskOf(service);
      if (!service.onFargate() || found.isEmpty() || !found.get().compatibilitiesKnown()) {
        continue;
      }
      TaskDefinition task = found.get();
      boolean listsOthers = !task.body().elements("requires_compatibilities").isEmpty();
      boolean passesUnlisted =
          !listsOthers
              && task.body().has("network_mode")
              && task.body().has("cpu")
              && task.body().has("memory");
      if (task.listsFargate() || passesUnlisted) {
        continue;
      }
      SourceSpan asked =
          service.body().has("launch_type")
              ? service.body().valueSpan("launch_type")
              : service.body().valueSpan("capacity_provider_strategy");
      sink.report(
          Diagnostic.of(
                  info(),
                  asked,
                  "%s runs on Fargate, but %s does not list FARGATE",
                  service.address(),
                  task.address())
              .label("Fargate is asked for here")
              .related(
                  task.body().valueSpan("requires_compatibilities"),
                  listsOthers
                      ? "lists " + Words.list(Fields.texts(task.body(), "requires_compatibilities"))
                      : "has no requires_compatibilities")
              .note(Words.aws("Task definition does not support launch_type FARGATE."))
              .fix(
                  "list FARGATE in requires_compatibilities",
                  listsOthers
                      ? new Edit[] {
                        Edit.replace(task.body().valueSpan("requires_compatibilities"), "[FARGATE]")
                      }
                      // Listing it brings Fargate's other demands, which only a person can meet.
                      : new Edit[0]));
    }
  }
}
