package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * EC2 says two minutes before that it takes a Spot instance back. The agent moves the tasks in that
 * time when it is told to, and otherwise they end with the instance.
 *
 * <p>Source: Amazon ECS container agent, {@code ECS_ENABLE_SPOT_INSTANCE_DRAINING}.
 */
final class SpotDraining implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS838", "spot-draining", "Spot instances that are taken away with their tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (AutoScalingGroup group : model.autoScalingGroups()) {
      Optional<LaunchTemplate> template = model.launchTemplate(group.launchTemplate());
      SourceSpan spot = template.map(its -> spot(group, its)).orElse(null);
      Block agent = template.flatMap(LaunchTemplate::agent).orElse(null);
      if (template.isEmpty()
          || spot == null
          || agent == null
          || agent.has("settings")
          || template.get().body().has("user_data")
          || drains(agent)) {
        continue;
      }
      boolean written = agent.has("spot_draining");
      sink.report(
          Diagnostic.of(
                  info(),
                  written ? agent.valueSpan("spot_draining") : agent.header(),
                  "tasks on Spot instances of %s end without warning",
                  group.address())
              .label("does not move tasks in time")
              .related(spot, "Spot instances")
              .fix(
                  written ? "change it to true" : "add spot_draining = true",
                  Edits.set(agent, "spot_draining", "true")));
    }
  }

  /** True when not known. */
  private static boolean drains(Block agent) {
    return agent.has("spot_draining") && !Boolean.FALSE.equals(Fields.bool(agent, "spot_draining"));
  }

  /** Where it is said that instances are Spot; null when they are not, or it is not known. */
  private static @Nullable SourceSpan spot(AutoScalingGroup group, LaunchTemplate template) {
    if ("spot".equals(template.body().text("market_type"))) {
      return template.body().valueSpan("market_type");
    }
    return group
        .body()
        .block("instances_distribution")
        .filter(distribution -> {
          Long onDemand = distribution.integer("on_demand_percentage_above_base_capacity");
          return onDemand != null && onDemand < 100;
        })
        .map(distribution -> distribution.valueSpan("on_demand_percentage_above_base_capacity"))
        .orElse(null);
  }
}
