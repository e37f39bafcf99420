package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.InternetPaths;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * An internet gateway carries only traffic of public addresses. A task without one needs a NAT
 * gateway.
 *
 * <p>Source: Amazon ECS Developer Guide, Fargate task networking.
 */
final class NoPublicIp implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS616", "no-public-ip", "Fargate task in a public subnet without a public address");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    InternetPaths paths = new InternetPaths(model);
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      if (task.isEmpty() || !service.onFargate()) {
        continue;
      }
      for (Path path : paths.trace(service, task.get())) {
        if (path.blocker().orElse(null) instanceof Blocker.NoPublicAddress(var _, var subnet)) {
          boolean written = service.body().has("assign_public_ip");
          sink.report(
              Diagnostic.of(
                      info(),
                      service.body().valueSpan("subnets"),
                      "tasks of %s cannot pull their image: they are in a public subnet, but have"
                          + " no public address",
                      service.address())
                  .label(subnet.address() + " leads to an internet gateway")
                  .related(
                      service.body().valueSpan("assign_public_ip"),
                      written ? "no public address" : "does not say assign_public_ip")
                  .note("path: " + path)
                  .note(
                      "ECS would report: \"ResourceInitializationError: unable to pull secrets or"
                          + " registry auth\"")
                  .fix(
                      "set assign_public_ip = ENABLED, or use private subnets with a NAT gateway",
                      written
                          ? Edits.replace(service.body(), "assign_public_ip", "ENABLED")
                          : Edits.add(service.header(), "assign_public_ip = ENABLED")));
          break;
        }
      }
    }
  }
}
