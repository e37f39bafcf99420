package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.SecretName;
import io.ecsctl.compiler.value.Value;

/**
 * What is written in a program is read by all who read the program, its history and its plans. Only
 * what comes from a sensitive variable is kept out of them.
 */
final class SecretInProgram implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS732", "secret-in-program", "Secret value written in the program");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    model.resources("secret").stream()
        .filter(SecretInProgram::isWritten)
        .forEach(r -> report(r, sink));
    model.resources("parameter").stream()
        .filter(r -> "SecureString".equals(r.body().text("type")) && isWritten(r))
        .forEach(r -> report(r, sink));
  }

  /** Sensitive values are unknown here, and stand for what they came from. */
  private static boolean isWritten(Resource resource) {
    return switch (resource.body().value("value")) {
      case Value.Text _ -> true;
      case Value.Unknown unknown -> isOwn(unknown.residual());
      case null -> false;
      case Value _ -> false;
    };
  }

  private static boolean isOwn(Expression origin) {
    if (!(origin instanceof Expression.Index(var _, var _, Expression.Template written))) {
      return false;
    }
    String name = written.constant();
    return name != null && SecretName.is(name);
  }

  private void report(Resource resource, DiagnosticSink sink) {
    sink.report(
        Diagnostic.of(
                info(),
                // Not the value: its line would be quoted.
                resource.header(),
                "the value of %s is written in the program",
                resource.address())
            .label("everybody who reads the program reads it")
            .detail(
                "Declare a variable with sensitive = true, and give it with ECSCTL_VAR_NAME or"
                    + " --var-file; or let AWS make the value up, or somebody else set it."));
  }
}
