package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each step says what to do while the metric is so far beyond the alarm's threshold. Steps follow
 * each other without gap or overlap; the lowest one may be open below, the highest one above, and
 * no other.
 *
 * <p>Source: Application Auto Scaling API reference, StepAdjustment.
 */
final class StepRanges implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS807", "step-ranges", "Steps that do not cover a range once");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block policy : scaling.body().blocks("step")) {
        List<Step> steps =
            policy.blocks("adjust").stream().flatMap(block -> Step.of(block).stream()).toList();
        if (!Fields.isKnown(policy, "adjust") || steps.size() < policy.blocks("adjust").size()) {
          continue;
        }
        if (steps.isEmpty()) {
          sink.report(
              Diagnostic.of(
                      info(), policy.header(), "%s has a policy without steps", scaling.address())
                  .label("needs an adjust block")
                  .fix("add adjust { from = 0, by = 1 }"));
        } else {
          mistake(scaling, steps).ifPresent(sink::report);
        }
      }
    }
  }

  /** The first mistake only: the others are often its shadows. */
  private Optional<Diagnostic> mistake(Autoscaling scaling, List<Step> written) {
    for (Step step : written) {
      if (step.from() != null && step.to() != null && step.from().compareTo(step.to()) >= 0) {
        return Optional.of(
            Diagnostic.of(
                    info(),
                    step.block().valueSpan("to"),
                    "%s has a step from %s to %s",
                    scaling.address(),
                    step.from().toPlainString(),
                    step.to().toPlainString())
                .label("not above from")
                .related(step.block().valueSpan("from"), "from here")
                .build());
      }
    }
    List<Step> steps = written.stream().sorted(Step.ORDER).toList();
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step step = steps.get(i);
      int order =
          before.to() == null || step.from() == null ? -1 : before.to().compareTo(step.from());
      if (order != 0) {
        return Optional.of(
            Diagnostic.of(
                    info(),
                    step.block().valueSpan("from"),
                    order < 0 && before.to() != null && step.from() != null
                        ? "%s does nothing between %s and %s"
                        : "%s has two steps for the same distance: %s, and %s",
                    scaling.address(),
                    order < 0 && before.to() != null && step.from() != null
                        ? before.to().toPlainString()
                        : before.range(),
                    order < 0 && before.to() != null && step.from() != null
                        ? step.from().toPlainString()
                        : step.range())
                .label(step.range())
                .related(before.block().valueSpan("to"), before.range())
                .build());
      }
    }
    return Optional.empty();
  }

  /** One step; null bounds are open. */
  private record Step(Block block, @Nullable BigDecimal from, @Nullable BigDecimal to) {
    static final Comparator<Step> ORDER =
        Comparator.comparing(Step::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Nothing when a bound is not known. */
    static Optional<Step> of(Block block) {
      BigDecimal from = number(block, "from");
      BigDecimal to = number(block, "to");
      return block.has("from") == (from != null) && block.has("to") == (to != null)
          ? Optional.of(new Step(block, from, to))
          : Optional.empty();
    }

    private static @Nullable BigDecimal number(Block block, String name) {
      return block.value(name) instanceof Value.Number(var number) ? number : null;
    }

    String range() {
      return (from == null ? "all" : "from " + from.toPlainString())
          + (to == null ? " up" : " to " + to.toPlainString());
    }
  }
}
