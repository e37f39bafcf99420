package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Instance;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A task runs on one instance. When none that its capacity providers start is large enough, it
 * waits for ever.
 *
 * <p>Of an instance's memory the system and the agent keep some, so a task never gets all of it.
 * Types that the compiler's table does not have make the rule silent.
 *
 * <p>Source: Amazon ECS Developer Guide, service event messages; EC2 DescribeInstanceTypes for what
 * a type has.
 */
final class TaskTooLarge implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS835", "task-too-large", "Task that is larger than any of its instances");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service);
      List<AutoScalingGroup> groups =
          model.capacity().groupsOf(model.capacity().of(service)).orElse(List.of());
      if (task.isEmpty() || groups.isEmpty()) {
        continue;
      }
      List<Instance> instances = new ArrayList<>();
      boolean known = true;
      for (AutoScalingGroup group : groups) {
        Optional<List<Instance>> its = model.capacity().instancesOf(group);
        known &= its.isPresent();
        its.ifPresent(instances::addAll);
      }
      Need need = Need.of(task.get());
      if (known && instances.stream().allMatch(instance -> need.fit(instance) == 0)) {
        report(service, task.get(), need, instances, sink);
      }
    }
  }

  private void report(
      Service service,
      TaskDefinition task,
      Need need,
      List<Instance> instances,
      DiagnosticSink sink) {
    // The one that comes nearest: it lacks the fewest things, and has the most memory.
    Instance nearest =
        instances.stream()
            .min(
                Comparator.comparingInt((Instance instance) -> need.lacking(instance).size())
                    .thenComparing(Comparator.comparingLong(Instance::memoryBytes).reversed()))
            .orElseThrow();
    sink.report(
        Diagnostic.of(
                info(),
                subject(task, need, nearest),
                "no instance of %s is large enough for a task of %s",
                service.address(),
                task.address())
            .label("more than a " + nearest.type().name() + " has")
            .related(nearest.span(), "has " + Words.list(need.lacking(nearest)))
            .note("ECS would report: \"no container instance met all of its requirements\"")
            .fix("choose a larger instance_type, or make the task smaller"));
  }

  /** What asks for too much, if one attribute does. */
  private static SourceSpan subject(TaskDefinition task, Need need, Instance instance) {
    if (need.cpuUnits() > instance.type().cpuUnits() && task.body().has("cpu")) {
      return task.body().valueSpan("cpu");
    }
    if (need.memoryBytes() >= instance.memoryBytes()) {
      return task.body().has("memory")
          ? task.body().valueSpan("memory")
          : largest(task).map(TaskTooLarge::reservation).orElse(task.header());
    }
    return need.gpus() > instance.type().gpus()
        ? task.containers().stream()
            .flatMap(its -> its.block().blocks("resource_requirement").stream())
            .findFirst()
            .map(Block::header)
            .orElse(task.header())
        : task.header();
  }

  private static Optional<Container> largest(TaskDefinition task) {
    return task.containers().stream()
        .filter(container -> Need.reserved(container) != null)
        .max(Comparator.comparing(its -> Objects.requireNonNull(Need.reserved(its))));
  }

  private static SourceSpan reservation(Container container) {
    Block block = container.block();
    return block.valueSpan(block.has("memory_reservation") ? "memory_reservation" : "memory");
  }
}
