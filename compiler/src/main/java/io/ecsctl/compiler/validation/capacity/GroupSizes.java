package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;

/**
 * A group has at least {@code min_size} instances and at most {@code max_size}, and {@code
 * desired_capacity} lies between them.
 *
 * <p>Source: Amazon EC2 Auto Scaling API reference, CreateAutoScalingGroup; cfn-lint E3706.
 */
final class GroupSizes implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS829", "group-sizes", "Sizes of a group that contradict each other");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (AutoScalingGroup group : model.autoScalingGroups()) {
      Block body = group.body();
      Long min = group.minSize();
      Long max = group.maxSize();
      Long desired = body.integer("desired_capacity");
      if (min != null && max != null && min > max) {
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("min_size"),
                    "%s has min_size = %d and max_size = %d",
                    group.address(),
                    min,
                    max)
                .label("above max_size")
                .related(body.valueSpan("max_size"), "max_size is " + max));
      } else if (desired != null
          && ((min != null && desired < min) || (max != null && desired > max))) {
        String bound = min != null && desired < min ? "min_size" : "max_size";
        Long nearest = Objects.requireNonNull(body.integer(bound));
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("desired_capacity"),
                    "%s starts with %s, but has %s = %d",
                    group.address(),
                    Words.count(desired, "instance"),
                    bound,
                    nearest)
                .label(bound.equals("min_size") ? "below min_size" : "above max_size")
                .related(body.valueSpan(bound), bound + " is " + nearest)
                .fix(
                    "change it to " + nearest,
                    Edits.replace(body, "desired_capacity", Long.toString(nearest))));
      }
    }
  }
}
