package io.ecsctl.planner.verification;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.planner.provider.TakingOver;

/**
 * A service has one scalable target, and it is marked on the service: so only the program that has
 * the service scales it, and nothing that scales it already is written over.
 *
 * <p>Source: Application Auto Scaling API Reference, RegisterScalableTarget, which "registers or
 * updates".
 */
final class ScaledByOthers implements LiveRule {
  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject scaling : situation.subjects("autoscaling")) {
      String service = scaling.body().text("service");
      // What is there is the block's own; a service that is yet to come nobody scales.
      if (!scaling.isThere() && service != null && service.startsWith("arn:")) {
        SourceSpan place = scaling.body().span("service");
        inquiries.ask(
            LiveRules.SCALED_BY_OTHERS,
            place,
            "what scales the service of " + scaling.address(),
            new Question.Scaling(service),
            (answer, sink) -> {
              if (answer instanceof Answer.Scaled found) {
                judge(scaling, place, situation.plan().stack(), found, sink);
              }
            });
      }
    }
  }

  private static void judge(
      Subject scaling, SourceSpan place, String stack, Answer.Scaled found, DiagnosticSink sink) {
    if (!found.stack().equals(stack)) {
      sink.report(
          Diagnostic.of(
                  LiveRules.SCALED_BY_OTHERS, place, "the service belongs to %s", found.owner())
              .label("not this stack's")
              .detail("Its scaling belongs into the program that has the service."));
    } else if (found.scaled() && !scaling.address().equals(found.scaler())) {
      sink.report(
          Diagnostic.of(
                  LiveRules.SCALED_BY_OTHERS,
                  place,
                  "%s scales the service already",
                  found.scaler() == null ? "something that ecsctl did not make" : found.scaler())
              .label("scaled already")
              .detail("%s Otherwise remove that first.", takingOver(scaling, found)));
    }
  }

  private static String takingOver(Subject scaling, Answer.Scaled found) {
    ResourceAddress scaler = found.scaler();
    return scaler == null
        ? TakingOver.ofNobody(scaling.address(), found.target())
        : TakingOver.ofBlock(scaler, scaling.address());
  }
}
