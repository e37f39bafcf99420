package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task does not start without its files of variables.
 *
 * <p>Source: Amazon ECS Developer Guide, "Pass environment variables to an Amazon ECS container".
 */
final class MissingFile implements LiveRule {
  private static final Pattern OBJECT =
      Pattern.compile("(?<bucketArn>arn:[^:]+:s3:::(?<bucket>[^/]+))/(?<key>.+)");

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject task : situation.subjects("task_definition")) {
      for (SettledBlock container : task.body().blocks("container")) {
        for (SettledBlock file : container.blocks("environment_file")) {
          String value = file.text("value");
          Matcher object = OBJECT.matcher(value == null ? "" : value);
          // The plan may be about to put it there.
          if (object.matches() && !situation.isChanging(object.group("bucketArn"))) {
            check(container, file.span("value"), object, inquiries);
          }
        }
      }
    }
  }

  private static void check(
      SettledBlock container, SourceSpan place, Matcher object, Inquiries inquiries) {
    String bucket = object.group("bucket");
    String key = object.group("key");
    inquiries.ask(
        LiveRules.MISSING_OBJECT,
        place,
        "the environment file of " + Containers.title(container),
        new Question.StoredObject(bucket, key),
        (answer, sink) -> {
          if (answer instanceof Answer.Absent) {
            sink.report(
                Diagnostic.of(
                        LiveRules.MISSING_OBJECT, place, "bucket %s has no object %s", bucket, key)
                    .label("no such file")
                    .note(
                        Words.aws(
                            "ResourceInitializationError: failed to download env files: file"
                                + " download command: non empty error stream")));
          }
        });
  }
}
