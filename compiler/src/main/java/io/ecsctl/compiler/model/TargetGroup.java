package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.PortRange;
import org.jspecify.annotations.Nullable;

/** A {@code target_group}. */
public record TargetGroup(Resource resource) implements Element {
  /** {@code instance} when absent, as in AWS; null when not known. */
  public @Nullable String targetType() {
    return body().has("target_type") ? body().text("target_type") : "instance";
  }

  public @Nullable PortRange port() {
    return Fields.port(body(), "port");
  }

  /** {@code HTTP} when absent; null when not known. */
  public @Nullable String protocol() {
    return body().has("protocol") ? body().text("protocol") : "HTTP";
  }

  /** The {@code health_check} block; null when it has none. */
  public @Nullable Block healthCheck() {
    return body().block("health_check").orElse(null);
  }

  /** 32, or 128 when its targets have addresses of IPv6; 0 when not known. */
  public int bits() {
    String family = body().has("ip_address_type") ? body().text("ip_address_type") : "ipv4";
    return family == null ? 0 : family.equals("ipv6") ? 128 : 32;
  }

  /** Whether it is certain to which port health checks go: see {@link #healthCheckPort}. */
  public boolean healthCheckPortKnown() {
    Block check = healthCheck();
    return check == null ? Fields.isKnown(body(), "health_check") : Fields.isKnown(check, "port");
  }

  /**
   * The port its health checks go to when that is not the traffic port; null when it is, or not
   * known.
   */
  public @Nullable Integer healthCheckPort() {
    Block check = healthCheck();
    if (check == null) {
      return null;
    }
    PortRange port = Fields.port(check, "port");
    String text = check.text("port");
    PortRange parsed = port == null && text != null ? PortRange.parse(text) : port;
    return parsed == null ? null : (Integer) parsed.from();
  }
}
