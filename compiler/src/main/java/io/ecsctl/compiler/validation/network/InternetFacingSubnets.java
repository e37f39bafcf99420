package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Hop;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Routing;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * AWS creates such a load balancer without a word; its clients time out.
 *
 * <p>Source: Elastic Load Balancing User Guide, internet-facing load balancers.
 */
final class InternetFacingSubnets implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS537",
        "internet-facing-subnets",
        "Internet-facing load balancer in subnets that the internet cannot reach");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Routing routing = Routing.of(model);
    for (LoadBalancer balancer : model.loadBalancers()) {
      if (!balancer.isInternetFacing()) {
        continue;
      }
      List<Subnet> closed =
          routing.notPublic(
              model.network().subnets(balancer.subnets()), balancer.hasPublicIpv4() ? 32 : 128);
      if (closed.isEmpty()) {
        continue;
      }
      Subnet first = closed.getFirst();
      Optional<RouteTable> table = model.network().tableOf(first);
      Path path =
          new Path(
              List.of(Hop.INTERNET, Hop.of(balancer), Hop.of(first)),
              new Verdict.Blocked(new Blocker.NoRoute(first, table)));
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  balancer.body().valueSpan("subnets"),
                  "%s is internet-facing, but %s no route to an internet gateway",
                  balancer.address(),
                  Words.list(closed.stream().map(Element::address).toList())
                      + (closed.size() == 1 ? " has" : " have"))
              .label("not public")
              .related(
                  balancer.body().valueSpan("scheme"),
                  balancer.body().has("scheme")
                      ? "internet-facing"
                      : "internet-facing, because it does not say otherwise")
              .note("path: " + path);
      table.ifPresent(its -> diagnostic.related(its.header(), "routes " + first.address()));
      sink.report(diagnostic.fix("put it into public subnets, or make it internal"));
    }
  }
}
