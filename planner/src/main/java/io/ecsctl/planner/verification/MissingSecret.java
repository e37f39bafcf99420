package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ECS reads secrets and parameters when a task starts. One that is not there, or whose JSON lacks
 * the key, stops the task; registering the task definition says nothing of it.
 *
 * <p>Source: Amazon ECS API Reference, Secret, {@code valueFrom}; Amazon ECS Developer Guide,
 * "ResourceInitializationError task errors".
 */
final class MissingSecret implements LiveRule {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<arn>arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)"
              + "(?::(?<key>[^:]*):(?<stage>[^:]*):(?<version>[^:]*))?");
  private static final Pattern PARAMETER =
      Pattern.compile("(?:arn:[^:]+:ssm:[^:]*:[^:]*:parameter/)?[A-Za-z0-9_.\\-/]+");

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject task : situation.subjects("task_definition")) {
      for (SettledBlock container : task.body().blocks("container")) {
        check(situation, container, container, "secrets", inquiries);
        container
            .block("log_configuration")
            .ifPresent(log -> check(situation, container, log, "secret_options", inquiries));
        container
            .block("repository_credentials")
            .ifPresent(login -> {
              String from = login.text("credentials_parameter");
              if (from != null) {
                check(
                    situation,
                    "the registry's login of " + Containers.title(container),
                    login.span("credentials_parameter"),
                    from,
                    inquiries);
              }
            });
      }
    }
  }

  private static void check(
      Situation situation,
      SettledBlock container,
      SettledBlock block,
      String map,
      Inquiries inquiries) {
    block
        .entries(map)
        .forEach((name, from) ->
            check(
                situation,
                name + " of " + Containers.title(container),
                MapKeys.span(block.written(), map, name),
                from,
                inquiries));
  }

  private static void check(
      Situation situation, String what, SourceSpan place, String from, Inquiries inquiries) {
    question(situation, from)
        .ifPresent(question ->
            inquiries.ask(
                LiveRules.MISSING_OBJECT,
                place,
                what,
                question,
                (answer, sink) -> judge(what, place, question, answer, sink)));
  }

  /** Nothing is asked of what the stack is known to have. */
  private static Optional<Question> question(Situation situation, String from) {
    Matcher secret = SECRET.matcher(from);
    if (secret.matches()) {
      String arn = secret.group("arn");
      String key = secret.group("key");
      boolean current =
          key != null
              && secret.group("version").isEmpty()
              && secret.group("stage").matches("(AWSCURRENT)?");
      TreeSet<String> keys = new TreeSet<>();
      // What a plan is about to write is not what the secret holds now.
      if (current && !key.isEmpty() && !situation.isChanging(arn)) {
        keys.add(key);
      }
      return keys.isEmpty() && situation.isOurs(arn)
          ? Optional.empty()
          : Optional.of(new Question.Secret(arn, keys));
    }
    return PARAMETER.matcher(from).matches() && !situation.isOurs(from)
        ? Optional.of(new Question.Parameter(from))
        : Optional.empty();
  }

  private static void judge(
      String what, SourceSpan place, Question question, Answer answer, DiagnosticSink sink) {
    String kind = question instanceof Question.Secret ? "secret" : "parameter";
    if (answer instanceof Answer.Absent) {
      sink.report(
          finding(place, "%s is from a %s that is not there".formatted(what, kind))
              .label("no such " + kind));
    } else if (answer instanceof Answer.Secret(var text, var missing)) {
      switch (text) {
        case UNREAD -> {}
        case NONE ->
            sink.report(
                finding(place, what + " is from a secret that nobody has given a value yet")
                    .label("no value"));
        case PLAIN ->
            sink.report(
                finding(place, what + " is a key of a secret whose text is no JSON object")
                    .label("not JSON"));
        case JSON -> {
          if (!missing.isEmpty()) {
            sink.report(
                finding(
                        place,
                        "%s is key \"%s\" of a secret that has no such key"
                            .formatted(what, missing.first()))
                    .label("no such key"));
          }
        }
      }
    }
  }

  private static Diagnostic.Builder finding(SourceSpan place, String headline) {
    return Diagnostic.of(LiveRules.MISSING_OBJECT, place, "%s", headline)
        .note(Words.aws("ResourceInitializationError: unable to pull secrets or registry auth"));
  }
}
