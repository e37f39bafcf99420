package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code launch_template}. */
public record LaunchTemplate(Resource resource) implements Element {
  /** What is written to the agent's configuration. */
  public Optional<Block> agent() {
    return body().block("ecs_agent");
  }

  /** The cluster that its instances join; null when that is not the program's, or not known. */
  public @Nullable ResourceAddress cluster() {
    return agent().map(agent -> Fields.reference(agent, "cluster")).orElse(null);
  }

  /** {@code al2023-arm64}, {@code ami-…}; null when not known. */
  public @Nullable String image() {
    return body().text("image");
  }

  public @Nullable String instanceType() {
    return body().text("instance_type");
  }

  public @Nullable ResourceAddress instanceProfile() {
    return Fields.reference(body(), "instance_profile");
  }

  /** {@code ARM64} or {@code X86_64}; null for an image that the program says nothing of. */
  public @Nullable String imageArchitecture() {
    String image = image();
    if (image == null || !isOptimisedImage(image)) {
      return null;
    }
    // AWS builds the Neuron image for Intel and AMD only, as all instances with Inferentia are.
    return image.endsWith("-arm64") ? "ARM64" : "X86_64";
  }

  /** {@code LINUX} or {@code WINDOWS}; null for an image that the program says nothing of. */
  public @Nullable String imageSystem() {
    String image = image();
    if (image == null || !isOptimisedImage(image)) {
      return null;
    }
    return image.startsWith("windows-") ? "WINDOWS" : "LINUX";
  }

  /** A word for one of AWS's own images, and no id. */
  private static boolean isOptimisedImage(String image) {
    return image.startsWith("al2") || image.startsWith("windows-20");
  }

  /** Of the first network interface: the one with the instance's own address. */
  public References securityGroups() {
    Block holder = firstInterface().filter(i -> i.has("security_groups")).orElse(body());
    References groups = Fields.references(holder, "security_groups");
    return new References(
        groups.addresses(), groups.complete() && Fields.isKnown(body(), "network_interface"));
  }

  /** What it says about a public address; null when that is the subnet's to say, or not known. */
  public @Nullable Boolean associatesPublicIp() {
    return firstInterface()
        .map(first -> Fields.bool(first, "associate_public_ip_address"))
        .orElse(null);
  }

  /** Whether the subnet decides about a public address. */
  public boolean leavesPublicIpToSubnet() {
    return Fields.isKnown(body(), "network_interface")
        && firstInterface().filter(first -> first.has("associate_public_ip_address")).isEmpty();
  }

  private Optional<Block> firstInterface() {
    List<Block> interfaces = body().blocks("network_interface");
    return interfaces.stream()
        .filter(
            block -> Objects.equals(block.integer("device_index"), 0L) || interfaces.size() == 1)
        .findFirst();
  }

  /** Whether its script may change which host ports the kernel hands out. */
  public boolean mayMovePorts() {
    String script = body().text("user_data");
    return !Fields.isKnown(body(), "user_data")
        || (script != null
            && (script.contains("ip_local_port_range")
                || script.contains("ECS_DYNAMIC_HOST_PORT_RANGE")));
  }
}
