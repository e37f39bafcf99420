package io.ecsctl.planner.verification;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.plan.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A port that Service Connect knows by its name keeps its protocol for as long as the service
 * lives. Compared with the revision that is there; nobody is asked.
 *
 * <p>Source: Amazon ECS API Reference, PortMapping, {@code protocol} and {@code appProtocol}:
 * "immutable in a Service Connect service. Updating this field requires a service deletion and
 * redeployment."
 */
final class ConnectProtocol implements LiveRule {
  private static final Pattern PORT =
      Pattern.compile(
          "container\\[\"[^\"]*\"]\\.port_mapping\\[\"(?<port>[^\"]*)\"]"
              + "(?:\\.(?<what>app_protocol|name))?");

  /** What becomes of the port of that name: {@code tcp}, {@code http2}. */
  private record Move(String name, String before, String after) {}

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    for (Subject service : situation.subjects("service")) {
      if (service.node().action() != Action.UPDATE
          || !(service.resource().body().value("task_definition")
              instanceof Value.Reference(ResourceAddress address))
          || !situation.isPlanned(address)) {
        continue;
      }
      Resource task = situation.program().resource(address).orElse(null);
      Optional<SettledBlock> connect = service.body().block("service_connect_configuration");
      if (task != null && connect.isPresent()) {
        List<Move> moves = moves(situation.subject(task));
        for (SettledBlock port : connect.get().blocks("service")) {
          moves.stream()
              .filter(move -> move.name().equals(port.text("port_name")))
              .findFirst()
              .ifPresent(move -> report(situation.subject(task), service, port, move, inquiries));
        }
      }
    }
  }

  private static List<Move> moves(Subject task) {
    Map<String, String> before = new HashMap<>();
    Map<String, String> after = new HashMap<>();
    List<Move> moves = new ArrayList<>();
    for (AttributeChange change : task.node().changes()) {
      Matcher path = PORT.matcher(change.path());
      if (!path.matches()) {
        continue;
      }
      String port = path.group("port");
      if ("app_protocol".equals(path.group("what"))) {
        names(task, port)
            .forEach(
                name -> moves.add(new Move(name, said(change.before()), said(change.after()))));
      } else {
        put(before, change.before(), port);
        put(after, change.after(), port);
      }
    }
    // Under a new name it is another port to Service Connect.
    moves.removeIf(move -> after.containsKey(move.name()) && !before.containsKey(move.name()));
    // With another transport it is another mapping, of the same name.
    before.forEach((name, port) -> {
      String other = after.getOrDefault(name, port);
      if (!protocol(other).equals(protocol(port))) {
        moves.add(new Move(name, protocol(port), protocol(other)));
      }
    });
    return moves;
  }

  /** The name, or that of a mapping that comes or goes as a whole. */
  private static void put(Map<String, String> ports, @Nullable Value name, String port) {
    switch (Values.present(name)) {
      case Value.Text(var text) -> ports.put(text, port);
      case Value.Keyed mapping -> put(ports, mapping.get("name"), port);
      case null, default -> {}
    }
  }

  private static String protocol(String port) {
    int slash = port.indexOf('/');
    return slash < 0 ? "tcp" : port.substring(slash + 1);
  }

  /** The names of the task's mappings of a port. */
  private static List<String> names(Subject task, String port) {
    return task.body().blocks("container").stream()
        .flatMap(container -> container.blocks("port_mapping").stream())
        .filter(mapping ->
            mapping.value().get("container_port") instanceof Value.Port(var range)
                && port.startsWith(Integer.toString(range.from()))
                && protocol(port).equals(protocol(range.toString())))
        .flatMap(mapping -> Stream.ofNullable(mapping.text("name")))
        .toList();
  }

  /** Without an app_protocol it is TCP. */
  private static String said(@Nullable Value value) {
    return Values.present(value) instanceof Value.Text(var text) ? text : "tcp";
  }

  private static void report(
      Subject task, Subject service, SettledBlock connected, Move move, Inquiries inquiries) {
    SourceSpan place =
        task.body().blocks("container").stream()
            .flatMap(container -> container.blocks("port_mapping").stream())
            .filter(port -> move.name().equals(port.text("name")))
            .map(port ->
                port.span(port.written().has("app_protocol") ? "app_protocol" : "container_port"))
            .findFirst()
            .orElse(task.resource().header());
    inquiries.report(
        Diagnostic.of(
                LiveRules.CONNECT_PROTOCOL,
                place,
                "the protocol of port \"%s\" cannot become %s while %s is there",
                move.name(),
                move.after(),
                service.address())
            .label("it is " + move.before() + " now")
            .detail(
                "AWS keeps it for as long as the service lives. Give the port another name and"
                    + " another client alias, or make the service anew: `ecsctl apply --replace"
                    + " %s`.",
                service.address())
            .related(connected.span("port_name"), "reached by that name"));
  }
}
