package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which services call which, as far as the program shows it: an environment variable holds the name
 * under which Service Connect or service discovery knows another one.
 */
final class Calls {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:[^@/\\s]*@)?([A-Za-z0-9][A-Za-z0-9.-]*)"
              + "(?::([0-9]{1,5}))?(?:[/?].*)?");

  /** A name, and what answers to it. */
  private record Name(ResourceAddress namespace, Offer offer, int port) {}

  private final ProgramModel model;

  /**
   * By lower-case name: names of Service Connect hold for its clients, the others for everybody.
   */
  private final Map<String, List<Name>> connected = new HashMap<>();

  private final Map<String, List<Offer>> discovered = new HashMap<>();

  private Calls(ProgramModel model) {
    this.model = model;
    for (Service service : model.services()) {
      model
          .taskOf(service)
          .ifPresent(task -> {
            connect(service, task);
            discover(service, task);
          });
    }
  }

  /** In program order of the callers. */
  static List<Call> of(ProgramModel model) {
    Calls calls = new Calls(model);
    List<Call> found = new ArrayList<>();
    if (calls.connected.isEmpty() && calls.discovered.isEmpty()) {
      return found;
    }
    for (Service service : model.services()) {
      model
          .taskOf(service)
          .ifPresent(
              task -> task.containers().forEach(each -> calls.collect(service, task, each, found)));
    }
    return found;
  }

  private void collect(Service caller, TaskDefinition task, Container container, List<Call> found) {
    if (!(container.block().value("environment") instanceof Value.Keyed environment)) {
      return;
    }
    ResourceAddress namespace = namespace(caller);
    for (Value value : environment.entries().values()) {
      Matcher address =
          value instanceof Value.Text(var text) ? ADDRESS.matcher(text) : ADDRESS.matcher("");
      if (!address.matches()) {
        continue;
      }
      String host = address.group(2).toLowerCase(Locale.ROOT);
      Integer port = port(address.group(1), address.group(3));
      List<Offer> offers = new ArrayList<>();
      for (Name name : connected.getOrDefault(host, List.of())) {
        if (name.namespace().equals(namespace) && (port == null || port == name.port())) {
          offers.add(name.offer());
        }
      }
      if (offers.isEmpty() && port != null) {
        discovered.getOrDefault(host, List.of()).stream()
            .filter(offer -> offer.port() == port)
            .forEach(offers::add);
      }
      for (Offer offer : offers) {
        if (!offer.service().address().equals(caller.address())) {
          found.add(
              new Call(
                  caller,
                  task,
                  offer.service(),
                  offer,
                  address.group(2),
                  container.block().valueSpan("environment")));
        }
      }
    }
  }

  /** Null when it is not said: a host alone. */
  private static @Nullable Integer port(@Nullable String scheme, @Nullable String written) {
    if (written != null) {
      return Integer.valueOf(written);
    }
    return scheme == null
        ? null
        : switch (scheme.toLowerCase(Locale.ROOT)) {
          case "http", "ws" -> (Integer) 80;
          case "https", "wss" -> (Integer) 443;
          default -> null;
        };
  }

  private void connect(Service service, TaskDefinition task) {
    ResourceAddress namespace = namespace(service);
    Optional<Block> configuration = service.body().block("service_connect_configuration");
    if (namespace == null || configuration.isEmpty()) {
      return;
    }
    for (Block offered : configuration.get().blocks("service")) {
      Optional<Offer> offer = offer(service, task, offered);
      if (offer.isEmpty()) {
        continue;
      }
      String discovery =
          offered.has("discovery_name")
              ? offered.text("discovery_name")
              : offered.text("port_name");
      String domain =
          model.program().resource(namespace).map(r -> r.body().text("name")).orElse(null);
      for (Block alias : offered.blocks("client_alias")) {
        PortRange port = Fields.port(alias, "port");
        String dns =
            alias.has("dns_name")
                ? alias.text("dns_name")
                : discovery == null || domain == null ? null : discovery + "." + domain;
        if (port != null && dns != null) {
          connected
              .computeIfAbsent(dns.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
              .add(new Name(namespace, offer.get(), port.from()));
        }
      }
    }
  }

  /** What a {@code service} block of Service Connect offers; empty when that is not known. */
  static Optional<Offer> offer(Service service, TaskDefinition task, Block offered) {
    String wanted = offered.text("port_name");
    for (Container container : task.containers()) {
      for (PortMapping mapping : container.ports()) {
        PortRange range = mapping.range();
        if (wanted == null || range == null || !wanted.equals(mapping.block().text("name"))) {
          continue;
        }
        HostPorts ports = HostPorts.of(task, container.name(), range.from(), range.protocol());
        if (offered.has("ingress_port_override")) {
          PortRange other = Fields.port(offered, "ingress_port_override");
          ports =
              other == null || !task.isAwsvpc()
                  ? new HostPorts.Unknown("ingress_port_override of " + service.address())
                  : new HostPorts.Fixed(other.from());
        }
        return Optional.of(
            new Offer(
                service,
                task,
                container.name(),
                range.from(),
                range.protocol(),
                ports,
                mapping.span()));
      }
    }
    return Optional.empty();
  }

  private void discover(Service service, TaskDefinition task) {
    if (!task.isAwsvpc()) {
      return;
    }
    for (Block registry : service.body().blocks("service_registry")) {
      Optional<Resource> found =
          Optional.ofNullable(Fields.reference(registry, "registry"))
              .flatMap(address -> model.program().resource(address));
      String name = found.map(resource -> resource.body().text("name")).orElse(null);
      String domain =
          found
              .map(resource -> Fields.reference(resource.body(), "namespace"))
              .flatMap(address -> model.program().resource(address))
              .map(resource -> resource.body().text("name"))
              .orElse(null);
      if (name != null && domain != null) {
        discovered
            .computeIfAbsent((name + "." + domain).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .addAll(offers(service, task));
      }
    }
  }

  /** Every port that its containers publish, one by one. */
  static List<Offer> offers(Service service, TaskDefinition task) {
    List<Offer> offers = new ArrayList<>();
    for (Container container : task.containers()) {
      for (PortMapping mapping : container.ports()) {
        PortRange range = mapping.range();
        if (range != null) {
          offers.add(
              new Offer(
                  service,
                  task,
                  container.name(),
                  range.from(),
                  range.protocol(),
                  HostPorts.of(task, container.name(), range.from(), range.protocol()),
                  mapping.span()));
        }
      }
    }
    return offers;
  }

  /** In which a service is a client of Service Connect; null when it is none, or not known. */
  private @Nullable ResourceAddress namespace(Service service) {
    Optional<Block> configuration = service.body().block("service_connect_configuration");
    if (configuration.isEmpty()
        || !Boolean.TRUE.equals(Fields.bool(configuration.get(), "enabled"))) {
      return null;
    }
    return configuration.get().has("namespace")
        ? Fields.reference(configuration.get(), "namespace")
        : model.cluster(service.cluster()).map(Cluster::serviceConnectNamespace).orElse(null);
  }
}
