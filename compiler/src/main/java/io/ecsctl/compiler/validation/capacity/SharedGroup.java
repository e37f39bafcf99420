package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * A capacity provider scales its group by the tasks that ask for it. Two of them would undo each
 * other's work, so ECS gives a group to one.
 *
 * <p>Source: Amazon ECS API reference, CreateCapacityProvider; aws/containers-roadmap issue 632.
 */
final class SharedGroup implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS827", "shared-group", "Auto scaling group of two capacity providers");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (AutoScalingGroup group : model.autoScalingGroups()) {
      List<CapacityProvider> providers = model.capacity().providersOf(group);
      if (providers.size() > 1) {
        CapacityProvider second = providers.get(1);
        sink.report(
            Diagnostic.of(
                    info(),
                    second.body().valueSpan("auto_scaling_group"),
                    "%s is the group of %s",
                    group.address(),
                    Words.list(providers.stream().map(CapacityProvider::address).toList()))
                .label("the second capacity provider")
                .related(
                    providers.getFirst().body().valueSpan("auto_scaling_group"),
                    "the first capacity provider")
                .note(
                    Words.aws(
                        "The specified Auto Scaling group ARN is already being used by another"
                            + " capacity provider."))
                .fix("give it a group of its own"));
      }
    }
  }
}
