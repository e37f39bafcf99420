package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.Instance;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every task in awsvpc mode takes a network interface of its instance, and the instance keeps one.
 * Memory and processors would hold more tasks than the interfaces do, unless the account has {@code
 * awsvpcTrunking} on.
 *
 * <p>Source: Amazon ECS Developer Guide, elastic network interface trunking; EC2
 * DescribeInstanceTypes for what a type has.
 */
final class FewInterfaces implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS836", "few-interfaces", "Instances with too few network interfaces for their tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Long count = wanted(model, service);
      Optional<Room> room = Room.of(model, service);
      // Where the tasks do not fit at all it is ECS835 or ECS842.
      if (count == null
          || room.isEmpty()
          || count > room.get().tasks()
          || count <= room.get().tasksWithInterfaces()
          || room.get().groups().stream().anyMatch(group -> trunks(model, group))) {
        continue;
      }
      AutoScalingGroup group = room.get().groups().getFirst();
      sink.report(
          Diagnostic.of(
                  info(),
                  service.body().has("desired_count")
                      ? service.body().valueSpan("desired_count")
                      : service.header(),
                  "%s wants %s, but its instances have network interfaces for %d",
                  service.address(),
                  Words.count(count, "task"),
                  room.get().tasksWithInterfaces())
              .label("one interface each")
              .related(group.body().valueSpan("max_size"), "the most instances")
              .related(
                  model.capacity().instancesOf(group).orElseThrow().getFirst().span(),
                  interfaces(model.capacity().instancesOf(group).orElseThrow().getFirst()))
              .detail(
                  "With the account's setting awsvpcTrunking more fit; ecs_agent {"
                      + " high_density_eni = true } says that you count on it."));
    }
  }

  private static String interfaces(Instance instance) {
    return Words.count(instance.type().interfaces(), "interface") + ", one of them its own";
  }

  private static @Nullable Long wanted(ProgramModel model, Service service) {
    Optional<Autoscaling> scaling = model.autoscalingOf(service);
    return scaling.isPresent() ? scaling.get().min() : service.desiredCount();
  }

  private static boolean trunks(ProgramModel model, AutoScalingGroup group) {
    return model.launchTemplate(group.launchTemplate()).filter(FewInterfaces::mayTrunk).isPresent();
  }

  /** An agent's block of which nothing is known may say it. */
  private static boolean mayTrunk(LaunchTemplate template) {
    return template
        .agent()
        .map(agent -> agent.has("high_density_eni"))
        .orElseGet(() -> template.body().has("ecs_agent"));
  }
}
