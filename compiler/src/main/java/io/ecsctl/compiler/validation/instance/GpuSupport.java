package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * The agent offers GPUs when it is configured to and the driver is there, as on AWS's GPU images.
 *
 * <p>Source: Amazon ECS Developer Guide, GPU workloads; container agent, {@code
 * ECS_ENABLE_GPU_SUPPORT}.
 */
final class GpuSupport implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS837", "gpu-support", "GPU task on an image without support for it");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<Block> requirement =
          model.taskOf(service).stream()
              .flatMap(task -> task.containers().stream())
              .flatMap(container -> container.block().blocks("resource_requirement").stream())
              .filter(block -> "GPU".equals(block.text("type")))
              .findFirst();
      List<AutoScalingGroup> groups =
          model.capacity().groupsOf(model.capacity().of(service)).orElse(List.of());
      // Instances without any GPU are ECS835.
      if (requirement.isEmpty() || groups.stream().noneMatch(group -> hasGpus(model, group))) {
        continue;
      }
      List<LaunchTemplate> templates =
          groups.stream()
              .flatMap(group -> model.launchTemplate(group.launchTemplate()).stream())
              .filter(GpuSupport::offersNone)
              .toList();
      boolean onlyThese =
          groups.stream().noneMatch(g -> g.overrides().stream().anyMatch(GpuSupport::isOther));
      if (templates.size() == groups.size() && onlyThese) {
        LaunchTemplate first = templates.getFirst();
        sink.report(
            Diagnostic.of(
                    info(),
                    first.body().valueSpan("image"),
                    "%s asks for GPUs, but %s starts instances that offer none",
                    service.address(),
                    first.address())
                .label("an image without GPU support")
                .related(requirement.get().header(), "needs a GPU")
                .fix(
                    "change the image to al2023-gpu",
                    Edits.replace(first.body(), "image", "al2023-gpu")));
      }
    }
  }

  private static boolean hasGpus(ProgramModel model, AutoScalingGroup group) {
    return model.capacity().instancesOf(group).orElse(List.of()).stream()
        .anyMatch(instance -> instance.type().gpus() > 0);
  }

  private static boolean isOther(Block override) {
    return override.has("launch_template") || override.has("image");
  }

  /** Certainly: one of AWS's images, none for GPUs, and an agent that is not told otherwise. */
  private static boolean offersNone(LaunchTemplate template) {
    String image = template.image();
    return image != null
        && template.imageSystem() != null
        && !image.endsWith("-gpu")
        && !template.body().has("user_data")
        && Fields.isKnown(template.body(), "ecs_agent")
        && template
            .agent()
            .filter(agent -> agent.has("gpu_support") || agent.has("settings"))
            .isEmpty();
  }
}
