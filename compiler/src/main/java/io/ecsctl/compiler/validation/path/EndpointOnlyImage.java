package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Destination;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.Set;

/**
 * Endpoints lead to AWS's own services, and to the account's registry among them; no other registry
 * is behind one.
 *
 * <p>Source: derived from the Amazon ECR User Guide, interface VPC endpoints.
 */
final class EndpointOnlyImage implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS619", "endpoint-only-image", "Public image where only VPC endpoints lead out");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> told = new HashSet<>();
    for (Outgoing outgoing : Reachability.of(model).needs()) {
      if (!concerns(model, outgoing)
          || !told.add(outgoing.runner().address() + " " + outgoing.need().span())) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  outgoing.need().span(),
                  "tasks of %s cannot pull from %s: only VPC endpoints lead out of %s",
                  outgoing.runner().address(),
                  outgoing.need().destination().label(),
                  outgoing.subnet().orElseThrow().address())
              .label("no endpoint leads to " + outgoing.need().destination().label())
              .related(outgoing.runner().body().valueSpan("subnets"), "the tasks are here")
              .note("path: " + outgoing.path())
              .note("ECS would report: \"CannotPullContainerError: … dial tcp: i/o timeout\"")
              .fix(
                  "copy the image into a repository of the account (a pull through cache does it by"
                      + " itself), or add a nat_gateway"));
    }
  }

  /** Whether a task's own subnet has endpoints, but no way to a registry on the internet. */
  static boolean concerns(ProgramModel model, Outgoing outgoing) {
    Destination destination = outgoing.need().destination();
    return outgoing.from().owner() instanceof TaskRunner
        && destination.isRegistry()
        && destination.services().isEmpty()
        && outgoing.path().blocker().orElse(null) instanceof Blocker.NoRoute(var subnet, var _)
        && outgoing.subnet().filter(own -> own.address().equals(subnet.address())).isPresent()
        && !Reachability.of(model).outgoing().of(subnet).isEmpty();
  }
}
