package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Permissions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Schedule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * The scheduler takes the role on, starts the task as it, and hands the task its own roles: the
 * role trusts {@code scheduler.amazonaws.com}, and allows {@code ecs:RunTask} and {@code
 * iam:PassRole}.
 *
 * <p>Denials, conditions and resources of the policies are not looked at.
 *
 * <p>Source: Amazon EventBridge Scheduler User Guide, execution role.
 */
final class ScheduleRole implements ValidationRule {
  private static final String SCHEDULER = "scheduler.amazonaws.com";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS815", "schedule-role", "Role with which a schedule cannot start tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Schedule schedule : model.schedules()) {
      Optional<Resource> role =
          Optional.ofNullable(schedule.role()).flatMap(model.program()::resource);
      if (role.isEmpty()) {
        continue;
      }
      if (refusesScheduler(role.get().body())) {
        sink.report(
            Diagnostic.of(
                    info(),
                    role.get().body().valueSpan("trust"),
                    "%s is the role of %s, but does not trust the scheduler",
                    role.get().address(),
                    schedule.address())
                .label("must be, or include, \"" + SCHEDULER + "\"")
                .related(schedule.body().valueSpan("role"), "used here")
                .fix(
                    "trust \"" + SCHEDULER + "\"",
                    Edits.replace(role.get().body(), "trust", "\"" + SCHEDULER + "\"")));
      } else {
        lacking(model, schedule, role.get())
            .ifPresent(action ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            schedule.body().valueSpan("role"),
                            "%s starts tasks as %s, which does not allow %s",
                            schedule.address(),
                            role.get().address(),
                            action)
                        .label("needs " + action)
                        .related(role.get().header(), "no policy of it allows that")
                        .fix("allow " + action + " in a policy of " + role.get().address())));
      }
    }
  }

  /** The first of the two actions that is certainly not allowed. */
  private static Optional<String> lacking(ProgramModel model, Schedule schedule, Resource role) {
    if (model.permissions(role).refuses("ecs:RunTask", Permissions.Target.ANY)) {
      return Optional.of("ecs:RunTask");
    }
    boolean passes =
        model
            .taskOf(schedule)
            .filter(task -> task.body().has("task_role") || task.body().has("execution_role"))
            .isPresent();
    return passes && model.permissions(role).refuses("iam:PassRole", Permissions.Target.ANY)
        ? Optional.of("iam:PassRole")
        : Optional.empty();
  }

  /** Certainly: {@code trust} names services, and the scheduler is none of them. */
  private static boolean refusesScheduler(Block role) {
    if (!Fields.isKnown(role, "trust")) {
      return false;
    }
    String text = role.text("trust");
    List<String> services = text == null ? Fields.texts(role, "trust") : List.of(text);
    return !services.isEmpty() && services.stream().noneMatch(s -> s.contains(SCHEDULER));
  }
}
