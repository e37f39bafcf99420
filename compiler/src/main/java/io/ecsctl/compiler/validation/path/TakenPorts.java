package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Call;
import io.ecsctl.compiler.reachability.FileSystemPaths.Mount;
import io.ecsctl.compiler.reachability.HostPorts;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Attempt;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.value.PortRange;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ports on which the program's load balancers, listeners and health checks go through a group,
 * and its tasks to what they start with, to file systems and to each other: a fix must not close
 * them.
 */
final class TakenPorts {
  private static final int HTTPS = 443;
  private static final int NFS = 2049;

  private final Map<Direction, Map<ResourceAddress, Set<Integer>>> ports =
      new EnumMap<>(Direction.class);

  private TakenPorts(ProgramModel model) {
    for (Attempt attempt : Reachability.of(model).attempts()) {
      if (attempt.probe().ports() instanceof HostPorts.Fixed(var port)) {
        add(Direction.INGRESS, attempt.place().groups(), port);
        add(Direction.EGRESS, attempt.balancer().groups(), port);
      }
    }
    for (Outgoing outgoing : Reachability.of(model).needs()) {
      add(Direction.EGRESS, outgoing.from().groups(), HTTPS);
    }
    for (Call call : Reachability.of(model).calls()) {
      if (call.offer().ports() instanceof HostPorts.Fixed(var port)) {
        add(Direction.EGRESS, groups(model, call.caller()), port);
        add(Direction.INGRESS, groups(model, call.callee()), port);
      }
    }
    for (Mount mount : Reachability.of(model).mounts()) {
      add(Direction.EGRESS, groups(model, mount.runner()), NFS);
    }
    for (Listener listener : model.listeners()) {
      PortRange port = listener.port();
      References groups =
          model
              .loadBalancer(listener.loadBalancer())
              .map(balancer -> balancer.securityGroups())
              .orElse(null);
      if (port != null && groups != null) {
        add(Direction.INGRESS, model.network().securityGroups(groups), port.from());
      }
    }
  }

  /** Of tasks with interfaces of their own. */
  private static Collection<SecurityGroup> groups(ProgramModel model, TaskRunner runner) {
    return model.network().securityGroups(runner.securityGroups());
  }

  static TakenPorts of(ProgramModel model) {
    return model.derived(TakenPorts.class, TakenPorts::new);
  }

  private void add(Direction direction, Collection<SecurityGroup> groups, int port) {
    for (SecurityGroup group : groups) {
      ports
          .computeIfAbsent(direction, _ -> new HashMap<>())
          .computeIfAbsent(group.address(), _ -> new TreeSet<>())
          .add(port);
    }
  }

  /** Those of any of the groups that refuse. */
  Set<Integer> at(Blocker.SecurityGroups blocker) {
    Set<Integer> all = new TreeSet<>();
    for (SecurityGroup group : blocker.groups()) {
      all.addAll(
          ports
              .getOrDefault(blocker.direction(), Map.of())
              .getOrDefault(group.address(), Set.of()));
    }
    return all;
  }
}
