package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;
import java.util.List;

/**
 * Under {@code awsvpc} names are resolved as the VPC's DHCP options say.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code extraHosts}, {@code dnsServers},
 * {@code dnsSearchDomains}.
 */
final class AwsvpcNames implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS115", "awsvpc-names", "Name resolution of its own in awsvpc mode");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      // Windows containers cannot have it in any mode: ECS118.
      if (!task.isAwsvpc() || task.isWindows()) {
        continue;
      }
      for (Container container : task.containers()) {
        for (String name : List.of("extra_hosts", "dns_servers", "dns_search_domains")) {
          if (Settings.isGiven(container.block(), name)) {
            sink.report(
                Diagnostic.of(
                        info(),
                        container.block().valueSpan(name),
                        "%s has %s, which tasks in awsvpc mode cannot have",
                        container.title(),
                        name)
                    .label("not in awsvpc mode")
                    .detail(
                        "Names are resolved as the VPC says: put them in a private DNS zone, or"
                            + " change the VPC's DHCP options.")
                    .related(task.body().valueSpan("network_mode"), "the mode is set here")
                    .fix("remove " + name, Edits.remove(container.block(), name)));
          }
        }
      }
    }
  }
}
