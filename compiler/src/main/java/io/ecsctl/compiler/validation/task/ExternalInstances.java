package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.Compute;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * On instances outside AWS there are no elastic network interfaces, and what needs one is missing.
 * Service Connect there is ECS905.
 *
 * <p>Source: Amazon ECS Developer Guide, EFS volumes; for {@code awsvpc} and load balancers no page
 * says it in one place.
 */
final class ExternalInstances implements LocalRule {
  private static final String COMPATIBILITIES = "requires_compatibilities";

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS139", "external-instances", "What instances outside AWS cannot have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (isExternalOnly(task)) {
        task(sink, task, task.body().valueSpan(COMPATIBILITIES));
      }
    }
    for (Service service : model.services()) {
      Capacity capacity = model.capacity().of(service);
      if (capacity.compute() != Compute.EXTERNAL) {
        continue;
      }
      SourceSpan where = capacity.span(service.header());
      model
          .taskOf(service)
          .filter(task -> !isExternalOnly(task))
          .ifPresent(task -> task(sink, task, where));
      for (Block balancer : service.body().blocks("load_balancer")) {
        report(sink, balancer.header(), service.address() + " has a load balancer", where);
      }
    }
  }

  private static boolean isExternalOnly(TaskDefinition task) {
    return task.compatibilitiesKnown()
        && Fields.texts(task.body(), COMPATIBILITIES).equals(List.of("EXTERNAL"));
  }

  private void task(DiagnosticSink sink, TaskDefinition task, SourceSpan where) {
    if (task.isAwsvpc()) {
      report(
          sink,
          task.body().valueSpan("network_mode"),
          task.address() + " wants network interfaces of a VPC",
          where);
    }
    for (Volume volume : task.volumes()) {
      volume
          .efs()
          .ifPresent(efs -> report(sink, efs.header(), volume.title() + " is on EFS", where));
    }
  }

  private void report(DiagnosticSink sink, SourceSpan span, String what, SourceSpan where) {
    sink.report(
        Diagnostic.of(info(), span, "%s, but runs on instances outside AWS", what)
            .label("not on external instances")
            .related(where, "runs on external instances"));
  }
}
