package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.InternetPaths;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Objects;
import java.util.Optional;

/**
 * A Fargate task pulls its image through its own network interface. Without a way out it never
 * starts, which shows only at run time. Tasks on EC2 are left out: there the instance pulls.
 *
 * <p>Source: Amazon ECS Developer Guide, VPC endpoints.
 */
final class NoEgress implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS615", "no-egress", "Fargate task without a way to its registry");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    InternetPaths paths = new InternetPaths(model);
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      if (task.isEmpty() || !service.onFargate()) {
        continue;
      }
      Optional<Path> blocked =
          paths.trace(service, task.get()).stream()
              .filter(path ->
                  path.blocker().filter(blocker -> isOwn(model, service, blocker)).isPresent())
              .findFirst();
      if (blocked.isEmpty()) {
        continue;
      }
      switch (blocked.get().blocker().orElseThrow()) {
        case Blocker.NoRoute(var subnet, var table) ->
            sink.report(noRoute(model, service, subnet, table, blocked.get()));
        case Blocker.SecurityGroups groups -> sink.report(closed(service, groups, blocked.get()));
        case Blocker.NoPublicAddress _ -> {}
      }
    }
  }

  /** No route beyond a NAT gateway is ECS613, a missing public address ECS616. */
  private static boolean isOwn(ProgramModel model, Service service, Blocker blocker) {
    return switch (blocker) {
      case Blocker.NoRoute(var subnet, var _) ->
          model.network().subnets(service.subnets()).contains(subnet);
      case Blocker.SecurityGroups _ -> true;
      case Blocker.NoPublicAddress _ -> false;
    };
  }

  private Diagnostic noRoute(
      ProgramModel model, Service service, Subnet subnet, Optional<RouteTable> table, Path path) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                service.body().valueSpan("subnets"),
                "tasks of %s cannot pull their image: %s has no route to the internet",
                service.address(),
                subnet.address())
            .label("no way out of " + subnet.address())
            .related(
                table.map(RouteTable::header).orElse(subnet.header()),
                table.isPresent() ? "has no route for 0.0.0.0/0" : "has no route table of its own")
            .note("path: " + path)
            .note(
                "ECS would report: \"ResourceInitializationError: unable to pull secrets or"
                    + " registry auth\"");
    Optional<NatGateway> nat =
        model.natGateways().stream()
            .filter(gateway ->
                gateway.isPublic()
                    && Objects.equals(model.vpcOf(gateway.address()), subnet.vpcAddress()))
            .findFirst();
    if (nat.isPresent() && table.isPresent()) {
      String route = "route { to = 0.0.0.0/0, via = " + nat.get().address() + " }";
      diagnostic.fix(
          "add " + route + " to " + table.get().address(), Edits.add(table.get().header(), route));
    } else {
      diagnostic.fix("add a nat_gateway and a route to it");
    }
    return diagnostic.build();
  }

  private Diagnostic closed(Service service, Blocker.SecurityGroups groups, Path path) {
    SecurityGroup group = groups.groups().getFirst();
    return Diagnostic.of(
            info(),
            group.header(),
            "tasks of %s cannot pull their image: %s lets no HTTPS out",
            service.address(),
            group.address())
        .label("no egress for 443/tcp")
        .detail("A security group has exactly the rules it states: there is no implicit egress.")
        .related(service.body().valueSpan("security_groups"), "the tasks' security groups")
        .note("path: " + path)
        .note(
            "ECS would report: \"ResourceInitializationError: unable to pull secrets or registry"
                + " auth\"")
        .fix(
            "add egress { port = 443/tcp, to = [0.0.0.0/0] }",
            Edits.add(group.header(), "egress { port = 443/tcp, to = [0.0.0.0/0] }"))
        .build();
  }
}
