package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that Secrets Manager makes up is a random text: it has no keys of JSON that a container
 * could take one of.
 *
 * <p>Source: AWS Secrets Manager API reference, GetRandomPassword; Amazon ECS Developer Guide,
 * passing a specific JSON key.
 */
final class GeneratedSecretKey implements ValidationRule {
  /** Behind the ARN: key, stage and version. */
  private static final Pattern KEY = Pattern.compile(":([^:]+):([^:]*:[^:]*)");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS846", "generated-secret-key", "JSON key of a secret that is one random text");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Secrets.Wanted place : Secrets.of(model)) {
      Key key = Key.of(place.value());
      if (key != null) {
        generated(model, key).ifPresent(secret -> sink.report(finding(place, key, secret)));
      }
    }
  }

  private Diagnostic.Builder finding(Secrets.Wanted place, Key key, Resource secret) {
    Diagnostic.Builder finding =
        Diagnostic.of(
                info(),
                MapKeys.span(place.block(), place.map(), place.name()),
                "%s has no key %s",
                secret.address(),
                key.key())
            .label("its value is one random text, no JSON")
            .related(secret.body().valueSpan("generate"), "it is made up here")
            .detail(
                "The task would stop with ResourceInitializationError. Take the whole value, or"
                    + " give the secret one of its own, with jsonencode.");
    return key.isWrittenIn(place.block().valueSpan(place.map()))
        ? finding.fix(
            "take the whole value for " + place.name(),
            Edit.replace(key.written(), secret.address().toString()))
        : finding;
  }

  /**
   * One key of what {@code secret} holds.
   *
   * @param current whether of the value that the secret has now, rather than of another stage
   */
  private record Key(ReadAttribute secret, String key, boolean current, SourceSpan written) {
    static @Nullable Key of(Value value) {
      if (!(value instanceof Value.Unknown(_, _, Expression.Template(var span, var parts)))
          || parts.size() != 2
          || !(parts.getFirst() instanceof TemplatePart.Interpolation(_, var read))
          || !(parts.getLast() instanceof TemplatePart.Text(_, var end))) {
        return null;
      }
      Matcher matcher = KEY.matcher(end);
      return matcher.matches()
          ? ReadAttribute.of(read)
              .map(secret -> new Key(secret, matcher.group(1), matcher.group(2).equals(":"), span))
              .orElse(null)
          : null;
    }

    /** Elsewhere it may be a local's, which others read. */
    boolean isWrittenIn(SourceSpan map) {
      return current
          && written.file().equals(map.file())
          && written.start() >= map.start()
          && written.end() <= map.end()
          && written.text().startsWith("\"${" + secret.address() + ".arn}");
    }
  }

  private static Optional<Resource> generated(ProgramModel model, Key key) {
    return model
        .program()
        .resource(key.secret().address())
        .filter(secret -> secret.address().kind().equals("secret"))
        .filter(secret -> secret.body().block("generate").isPresent());
  }
}
