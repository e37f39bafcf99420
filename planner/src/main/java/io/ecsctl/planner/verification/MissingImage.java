package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;

/**
 * ECS registers a task definition whose image is nowhere; its tasks then stop, one after the other.
 *
 * <p>Source: Amazon ECS Developer Guide, "CannotPullContainer task errors".
 */
final class MissingImage implements LiveRule {
  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (ContainerImage image : ContainerImage.in(situation)) {
      inquiries.ask(
          LiveRules.MISSING_OBJECT,
          image.place(),
          image.title(),
          image.question(),
          (answer, sink) -> judge(image, answer, sink));
    }
  }

  private static void judge(ContainerImage image, Answer answer, DiagnosticSink sink) {
    String registry = image.question().registry() + " in " + image.question().region();
    if (answer instanceof Answer.Absent) {
      sink.report(
          finding(image, "there is no repository %s in the registry of account " + registry)
              .label("no such repository"));
    } else if (answer instanceof Answer.Image(var there, var _) && !there) {
      sink.report(
          finding(image, "repository %s has no image " + image.question().reference())
              .label("no such image"));
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // of two texts that stand right above
  private static Diagnostic.Builder finding(ContainerImage image, String headline) {
    return Diagnostic.of(
            LiveRules.MISSING_OBJECT,
            image.place(),
            "%s",
            headline.formatted(image.question().repository()))
        .detail("Push the image before the tasks are to start, or name one that is there.")
        .note(Words.aws("CannotPullContainerError: … " + image.name() + ": not found"));
  }
}
