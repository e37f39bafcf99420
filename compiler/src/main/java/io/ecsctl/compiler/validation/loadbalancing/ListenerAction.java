package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * A listener has to know what to do with a request that no rule takes.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateListener, {@code defaultActions}.
 */
final class ListenerAction implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS541", "listener-action", "Listener without a default action");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      boolean schemaAsks = listener.body().schema().attribute("default_action").filter(AttributeSchema::required).isPresent();
      if (!schemaAsks && !listener.body().has("default_action")) {
        sink.report(
            Diagnostic.of(info(), listener.header(), "%s does not say what to do with a request", listener.address())
                .label("needs a default_action")
                .fix("answer 404 to what no rule takes", Edits.add(listener.header(), "default_action { fixed_response { status_code = 404 } }")));
      }
    }
  }
}
