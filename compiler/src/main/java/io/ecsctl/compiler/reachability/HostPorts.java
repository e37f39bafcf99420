package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which ports of the task's or of the instance's address a container's port is reached. */
public sealed interface HostPorts {
  /** On this one: in awsvpc and host mode the container's own. */
  record Fixed(int port) implements HostPorts {}

  /**
   * On whichever Docker takes.
   *
   * @param least ports of which any may be taken for certain
   * @param documented ports that AWS asks to open
   */
  record Dynamic(PortRange least, PortRange documented) implements HostPorts {
    /**
     * What Linux hands out by itself. Source: Linux kernel documentation, {@code
     * ip_local_port_range}; Amazon ECS API reference, PortMapping, {@code hostPort}.
     */
    static final Dynamic LINUX =
        new Dynamic(new PortRange(32768, 60999, ""), new PortRange(32768, 65535, ""));

    /** Source: Amazon ECS API reference, PortMapping, {@code hostPort}. */
    static final Dynamic WINDOWS =
        new Dynamic(new PortRange(49152, 65535, ""), new PortRange(49152, 65535, ""));
  }

  /** Nothing is published, or it is not known. */
  record Unknown(String reason) implements HostPorts {}

  /** Of {@code port} of a container of that name. */
  static HostPorts of(TaskDefinition task, @Nullable String container, int port, String protocol) {
    Optional<Container> found = container == null ? Optional.empty() : task.container(container);
    Optional<PortMapping> mapping = found.flatMap(its -> its.mappingOf(port, protocol));
    String mode = task.networkMode();
    if (mapping.isEmpty() || mode == null) {
      return new Unknown(
          mode == null
              ? "network mode of " + task.address()
              : "port mapping of " + task.address() + " for " + port);
    }
    return switch (mode) {
      case "awsvpc", "host" -> new Fixed(port);
      case "bridge", "default" -> published(task, mapping.get());
      default -> new Unknown("network mode " + mode + " of " + task.address());
    };
  }

  private static HostPorts published(TaskDefinition task, PortMapping mapping) {
    PortRange host = mapping.hostPort();
    if (!Fields.isKnown(mapping.block(), "host_port")) {
      return new Unknown("host port of " + task.address());
    }
    boolean zero =
        mapping.block().value("host_port") instanceof Value.Number(var number)
            && number.compareTo(BigDecimal.ZERO) == 0;
    if (zero || host == null || host.from() == 0) {
      return task.operatingSystem().isEmpty()
          ? new Unknown("operating system of " + task.address())
          : task.isWindows() ? Dynamic.WINDOWS : Dynamic.LINUX;
    }
    return new Fixed(host.from());
  }

  /** {@code 8080}, {@code 32768-65535}; empty when not known. */
  default String text() {
    return switch (this) {
      case Fixed(var port) -> Integer.toString(port);
      case Dynamic(var _, var documented) -> documented.toString();
      case Unknown _ -> "";
    };
  }
}
