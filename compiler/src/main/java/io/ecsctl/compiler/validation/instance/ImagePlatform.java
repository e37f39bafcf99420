package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Instance;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An image is made for one processor architecture: instances of another one do not start from it.
 * And tasks are placed on instances of the platform that they ask for.
 *
 * <p>Source: Amazon EC2 User Guide, AMI types; Amazon ECS Developer Guide, runtime platform.
 */
final class ImagePlatform implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS834", "image-platform", "Image of another processor or system than what runs on it");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (AutoScalingGroup group : model.autoScalingGroups()) {
      for (Instance instance : model.capacity().instancesOf(group).orElse(List.of())) {
        String image = instance.template().imageArchitecture();
        if (image != null && !image.equals(instance.type().architecture())) {
          sink.report(
              Diagnostic.of(
                      info(),
                      instance.span(),
                      "%s is %s, and %s starts it from an image for %s",
                      instance.type().name(),
                      instance.type().architecture(),
                      group.address(),
                      image)
                  .label(instance.type().architecture())
                  .related(instance.template().body().valueSpan("image"), image)
                  .fix(image(instance), other(instance)));
          break;
        }
      }
    }
    for (Service service : model.services()) {
      model.taskOf(service).ifPresent(task -> placed(model, service, task, sink));
    }
  }

  private static String image(Instance instance) {
    return "change the image to " + otherImage(instance);
  }

  private static String otherImage(Instance instance) {
    String image = Objects.requireNonNull(instance.template().image());
    return image.endsWith("-arm64") ? image.replace("-arm64", "") : "al2023-arm64";
  }

  /** No edit where other types of the group go with the image as it is. */
  private static Edit[] other(Instance instance) {
    return instance.group().overrides().size() > 1
        ? new Edit[0]
        : Edits.replace(instance.template().body(), "image", otherImage(instance));
  }

  private void placed(
      ProgramModel model, Service service, TaskDefinition task, DiagnosticSink sink) {
    Optional<Block> platform = task.body().block("runtime_platform");
    List<AutoScalingGroup> groups =
        model.capacity().groupsOf(model.capacity().of(service)).orElse(List.of());
    if (platform.isEmpty() || groups.isEmpty()) {
      return;
    }
    List<LaunchTemplate> templates = new ArrayList<>();
    for (AutoScalingGroup group : groups) {
      Optional<LaunchTemplate> template = model.launchTemplate(group.launchTemplate());
      boolean others = group.overrides().stream().anyMatch(o -> o.has("launch_template"));
      if (template.isEmpty() || others || !group.overridesKnown()) {
        return;
      }
      templates.add(template.get());
    }
    report(
        service,
        platform.get(),
        "cpu_architecture",
        platform.get().text("cpu_architecture"),
        templates,
        LaunchTemplate::imageArchitecture,
        sink);
    String family = platform.get().text("operating_system_family");
    report(
        service,
        platform.get(),
        "operating_system_family",
        family == null ? null : family.startsWith("WINDOWS") ? "WINDOWS" : family,
        templates,
        LaunchTemplate::imageSystem,
        sink);
  }

  private void report(
      Service service,
      Block platform,
      String name,
      @Nullable String wanted,
      List<LaunchTemplate> templates,
      Function<LaunchTemplate, @Nullable String> offered,
      DiagnosticSink sink) {
    if (wanted == null) {
      return;
    }
    for (LaunchTemplate template : templates) {
      String its = offered.apply(template);
      if (its == null || its.equals(wanted)) {
        return;
      }
    }
    LaunchTemplate first = templates.getFirst();
    String has = Objects.requireNonNull(offered.apply(first));
    sink.report(
        Diagnostic.of(
                info(),
                platform.valueSpan(name),
                "%s asks for %s, and its instances are %s",
                service.address(),
                wanted,
                has)
            .label("no instance is")
            .related(first.body().valueSpan("image"), has)
            .note("ECS would report: \"no container instance met all of its requirements\""));
  }
}
