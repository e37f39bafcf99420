package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Destination;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Fargate task pulls its image, reads its secrets and sends its logs through its own network
 * interface. Without a way out it never starts, which shows only at run time. Tasks on EC2 are left
 * out: there the instance pulls, and may have the image already.
 *
 * <p>Source: Amazon ECS Developer Guide, VPC endpoints.
 */
final class NoEgress implements ValidationRule {
  private static final String CANNOT_PULL =
      "ECS would report: \"ResourceInitializationError: unable to pull secrets or registry auth\"";

  private static final String CANNOT_LOG =
      "ECS would stop the tasks before their containers start, with a ResourceInitializationError.";

  /** More of them say nothing new. */
  private static final int SHOWN = 4;

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS615", "no-egress", "Fargate task without a way to its registry");
  }

  /** One missing route or rule, however many services it stops: that is one mistake. */
  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<String, List<Outgoing>> byCause = new LinkedHashMap<>();
    for (Outgoing outgoing : Reachability.of(model).needs()) {
      String cause = cause(model, outgoing);
      if (!cause.isEmpty()) {
        byCause.computeIfAbsent(cause, _ -> new ArrayList<>()).add(outgoing);
      }
    }
    for (List<Outgoing> same : byCause.values()) {
      switch (same.getFirst().path().blocker().orElseThrow()) {
        case Blocker.NoRoute(var subnet, var table) ->
            sink.report(noRoute(model, same, subnet, table));
        case Blocker.SecurityGroups groups -> sink.report(closed(same, groups));
        case Blocker.NoPublicAddress _, Blocker.Internal _ -> {}
      }
    }
  }

  /** Empty for what another rule reports. */
  private static String cause(ProgramModel model, Outgoing outgoing) {
    Subnet own = outgoing.subnet().orElse(null);
    if (!(outgoing.from().owner() instanceof TaskRunner) || own == null) {
      return "";
    }
    return switch (outgoing.path().blocker().orElse(null)) {
      // No route beyond a NAT gateway is ECS613, a public image where only endpoints lead ECS619.
      case Blocker.NoRoute(var subnet, var table)
          when subnet.address().equals(own.address())
              && !EndpointOnlyImage.concerns(model, outgoing) ->
          table.map(its -> its.address().toString()).orElse("main table of " + own.vpcAddress());
      // What an endpoint's own group refuses is ECS618.
      case Blocker.SecurityGroups groups when groups.direction() == Direction.EGRESS ->
          Words.list(groups.groups().stream().map(Element::address).toList());
      // A missing public address is ECS616.
      case Blocker.NoRoute _, Blocker.SecurityGroups _ -> "";
      case Blocker.NoPublicAddress _, Blocker.Internal _ -> "";
      case null -> "";
    };
  }

  private Diagnostic noRoute(
      ProgramModel model, List<Outgoing> same, Subnet subnet, Optional<RouteTable> table) {
    List<TaskRunner> runners = runners(same);
    SourceSpan place = table.map(RouteTable::header).orElse(subnet.header());
    String has = table.isPresent() ? "has no route for 0.0.0.0/0" : "has no route table of its own";
    List<String> services =
        Reachability.of(model).outgoing().of(subnet).isEmpty()
            ? List.of()
            : same.stream().map(Outgoing::service).filter(s -> !s.isEmpty()).distinct().toList();
    String headline =
        headline(same)
            + subnet.address()
            + " has no route to the internet"
            + (services.isEmpty()
                ? ""
                : ", and no endpoint of " + subnet.vpcAddress() + " for " + Words.list(services));
    String label = "no way out of " + subnet.address();
    Diagnostic.Builder diagnostic = place(headline, label, runners, "subnets", place, has);
    diagnostic.note("path: " + same.getFirst().path()).note(report(same));
    Optional<NatGateway> nat = nat(model, subnet);
    if (!services.isEmpty()) {
      diagnostic.fix("add a vpc_endpoint for " + Words.list(services));
    } else if (nat.isPresent() && table.isPresent()) {
      String route = "route { to = 0.0.0.0/0, via = " + nat.get().address() + " }";
      diagnostic.fix(
          "add " + route + " to " + table.get().address(), Edits.add(table.get().header(), route));
    } else {
      diagnostic.fix("add a nat_gateway and a route to it");
    }
    return diagnostic.build();
  }

  private static Optional<NatGateway> nat(ProgramModel model, Subnet subnet) {
    return model.natGateways().stream()
        .filter(gateway ->
            gateway.isPublic()
                && Objects.equals(model.vpcOf(gateway.address()), subnet.vpcAddress()))
        .findFirst();
  }

  private Diagnostic closed(List<Outgoing> same, Blocker.SecurityGroups groups) {
    SecurityGroup group = groups.groups().getFirst();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                group.header(),
                "%s%s lets no HTTPS out to %s",
                headline(same),
                group.address(),
                Words.list(same.stream().map(NoEgress::target).distinct().toList()))
            .label("no egress for 443/tcp")
            .detail(
                "A security group has exactly the rules it states: there is no implicit egress.");
    runners(same).stream()
        .limit(SHOWN)
        .forEach(runner ->
            diagnostic.related(
                runner.body().valueSpan("security_groups"), "the tasks' security groups"));
    return diagnostic
        .note("path: " + same.getFirst().path())
        .note(report(same))
        .fix(
            "add egress { port = 443/tcp, to = [0.0.0.0/0] }",
            Edits.add(group.header(), "egress { port = 443/tcp, to = [0.0.0.0/0] }"))
        .build();
  }

  /** The log driver starts after the image is there. */
  private static String report(List<Outgoing> same) {
    return same.stream().allMatch(o -> o.need().destination().equals(Destination.LOGS))
        ? CANNOT_LOG
        : CANNOT_PULL;
  }

  private static String target(Outgoing outgoing) {
    return outgoing.service().isEmpty()
        ? outgoing.need().destination().label()
        : outgoing.service();
  }

  /** For one service at its own line, for several at what they have in common. */
  private Diagnostic.Builder place(
      String headline,
      String label,
      List<TaskRunner> runners,
      String attribute,
      SourceSpan cause,
      String causeLabel) {
    List<SourceSpan> spans =
        runners.stream().map(runner -> runner.body().valueSpan(attribute)).distinct().toList();
    if (spans.size() == 1) {
      return Diagnostic.of(info(), spans.getFirst(), "%s", headline)
          .label(label)
          .related(cause, causeLabel);
    }
    Diagnostic.Builder diagnostic = Diagnostic.of(info(), cause, "%s", headline).label(causeLabel);
    for (int i = 0; i < Math.min(SHOWN, spans.size()); i++) {
      diagnostic.related(spans.get(i), "tasks are here");
    }
    return diagnostic;
  }

  private static List<TaskRunner> runners(List<Outgoing> same) {
    Map<ResourceAddress, TaskRunner> runners = new LinkedHashMap<>();
    same.forEach(outgoing -> runners.putIfAbsent(outgoing.runner().address(), outgoing.runner()));
    return List.copyOf(runners.values());
  }

  /** {@code tasks of service.web cannot pull their image: }. */
  private static String headline(List<Outgoing> same) {
    List<ResourceAddress> runners = runners(same).stream().map(TaskRunner::address).toList();
    List<String> named =
        new ArrayList<>(runners.stream().limit(SHOWN).map(Object::toString).toList());
    if (runners.size() > SHOWN) {
      named.add((runners.size() - SHOWN) + " more");
    }
    return "tasks of %s cannot %s: "
        .formatted(
            Words.list(named),
            Words.list(same.stream().map(o -> o.need().purpose()).distinct().toList()));
  }
}
