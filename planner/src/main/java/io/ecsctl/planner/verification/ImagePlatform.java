package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;

/**
 * A task runs on one platform, and of an image of several its own is pulled. One of another
 * platform fails when the container starts, or when it is pulled.
 *
 * <p>Source: Amazon ECS Developer Guide, "Amazon ECS task definitions for 64-bit ARM workloads",
 * and "CannotPullContainer task errors", image Manifest does not contain descriptor matching
 * platform.
 */
final class ImagePlatform implements LiveRule {
  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (ContainerImage image : ContainerImage.in(situation)) {
      String platform = image.platform();
      if (platform != null) {
        inquiries.ask(
            LiveRules.IMAGE_PLATFORM,
            image.place(),
            image.title(),
            image.question(),
            (answer, sink) -> judge(image, platform, answer, sink));
      }
    }
  }

  private static void judge(
      ContainerImage image, String platform, Answer answer, DiagnosticSink sink) {
    if (answer instanceof Answer.Image(var there, var platforms)
        && there
        && !platforms.isEmpty()
        && !platforms.contains(platform)) {
      SettledBlock task = image.task().body();
      Diagnostic.Builder finding =
          Diagnostic.of(
                  LiveRules.IMAGE_PLATFORM,
                  image.place(),
                  "image %s is for %s, but %s runs on %s",
                  image.name(),
                  Words.list(platforms),
                  image.task().address(),
                  platform)
              .label("for " + Words.list(platforms))
              .detail(
                  "Build the image for %s, or for both (docker buildx build --platform), or run the"
                      + " task where the image can run.",
                  platform)
              .note("the container would stop at once: exec format error");
      task.block("runtime_platform")
          .ifPresentOrElse(
              block -> finding.related(block.span("cpu_architecture"), "the task's platform"),
              () ->
                  finding.related(
                      image.task().resource().header(),
                      "without runtime_platform it is linux/amd64"));
      sink.report(finding);
    }
  }
}
