package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;

/**
 * Instances start from an image that is in the region and that the account may use. EC2 makes a
 * launch template without looking; the group that uses it is refused.
 *
 * <p>Source: Amazon EC2 Auto Scaling User Guide, "Troubleshoot: AMI issues".
 */
final class MissingMachineImage implements LiveRule {
  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject template : situation.subjects("launch_template")) {
      check(template, template.body(), inquiries);
    }
    for (Subject group : situation.subjects("auto_scaling_group")) {
      for (SettledBlock override : group.body().blocks("override")) {
        check(group, override, inquiries);
      }
    }
  }

  /** What is an alias, or a parameter's name, is AWS's to resolve. */
  private static void check(Subject subject, SettledBlock block, Inquiries inquiries) {
    String image = block.text("image");
    if (image == null || !image.startsWith("ami-")) {
      return;
    }
    SourceSpan place = block.span("image");
    inquiries.ask(
        LiveRules.MISSING_MACHINE_IMAGE,
        place,
        "the machine image of " + subject.address(),
        new Question.MachineImage(image),
        (answer, sink) -> {
          if (answer instanceof Answer.Absent) {
            sink.report(
                Diagnostic.of(
                        LiveRules.MISSING_MACHINE_IMAGE,
                        place,
                        "%s starts instances from %s, which is not there",
                        subject.address(),
                        image)
                    .label("no such image")
                    .detail(
                        "It has to be in this region, and for this account to use: ids of images"
                            + " differ from region to region. AWS's own have names that are looked"
                            + " up at each launch: image = al2023.")
                    .note(
                        Words.aws(
                            "You must use a valid fully-formed launch template. The image id '[%s]'"
                                    .formatted(image)
                                + " does not exist")));
          }
        });
  }
}
