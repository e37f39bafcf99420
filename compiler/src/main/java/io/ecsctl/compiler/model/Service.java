package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code service}. */
public final class Service implements TaskRunner {
  private final Resource resource;
  private final @Nullable ResourceAddress taskDefinition;
  private final @Nullable ResourceAddress cluster;
  private final References subnets;
  private final References securityGroups;
  private final List<ServiceTarget> loadBalancers;

  /** Reads once what most rules ask for. */
  @SuppressWarnings("this-escape") // targets only keep it
  Service(Resource resource) {
    this.resource = resource;
    this.taskDefinition = TaskRunner.super.taskDefinition();
    this.cluster = TaskRunner.super.cluster();
    this.subnets = TaskRunner.super.subnets();
    this.securityGroups = TaskRunner.super.securityGroups();
    this.loadBalancers =
        body().blocks("load_balancer").stream()
            .map(block -> new ServiceTarget(this, block))
            .toList();
  }

  @Override
  public Resource resource() {
    return resource;
  }

  @Override
  public @Nullable ResourceAddress taskDefinition() {
    return taskDefinition;
  }

  @Override
  public @Nullable ResourceAddress cluster() {
    return cluster;
  }

  @Override
  public References subnets() {
    return subnets;
  }

  @Override
  public References securityGroups() {
    return securityGroups;
  }

  /**
   * Whether its tasks certainly run on Fargate: by launch type, or because every capacity provider
   * is Fargate's.
   */
  public boolean onFargate() {
    List<Block> strategy = body().blocks("capacity_provider_strategy");
    return "FARGATE".equals(body().text("launch_type"))
        || (!strategy.isEmpty()
            && strategy.stream()
                .map(item -> item.text("capacity_provider"))
                .allMatch(provider -> provider != null && provider.startsWith("FARGATE")));
  }

  public List<ServiceTarget> loadBalancers() {
    return loadBalancers;
  }

  public boolean isDaemon() {
    return "DAEMON".equals(body().text("scheduling_strategy"));
  }

  public @Nullable Long desiredCount() {
    return body().integer("desired_count");
  }

  /** The rolling deployment's upper bound in percent; null when not known. */
  public @Nullable Long maximumPercent() {
    return percent("maximum_percent", 200);
  }

  /** The rolling deployment's lower bound in percent; null when not known. */
  public @Nullable Long minimumHealthyPercent() {
    return percent("minimum_healthy_percent", isDaemon() ? 0 : 100);
  }

  private @Nullable Long percent(String name, long otherwise) {
    Block block = percentBlock(name);
    if (block.has(name)) {
      return block.integer(name);
    }
    return Fields.isKnown(body(), "deployment_configuration") ? (Long) otherwise : null;
  }

  /**
   * The block that says a deployment percentage: the service itself or its {@code
   * deployment_configuration}.
   */
  public Block percentBlock(String name) {
    return body().has(name) ? body() : body().block("deployment_configuration").orElse(body());
  }

  /** {@code ECS} unless {@code deployment_controller} says otherwise; null when not known. */
  public @Nullable String deploymentController() {
    return word("deployment_controller", "type", "ECS");
  }

  /**
   * {@code ROLLING} unless {@code deployment_configuration} says otherwise; null when not known.
   */
  public @Nullable String deploymentStrategy() {
    return word("deployment_configuration", "strategy", "ROLLING");
  }

  private @Nullable String word(String block, String name, String otherwise) {
    Optional<Block> written = body().block(block);
    if (written.isEmpty()) {
      return Fields.isKnown(body(), block) ? otherwise : null;
    }
    return written.get().has(name) ? written.get().text(name) : otherwise;
  }

  /**
   * Whether it replaces its tasks batch by batch, which is also AWS's default. False when not
   * known.
   */
  public boolean isRolling() {
    return "ROLLING".equals(deploymentStrategy());
  }

  /** Whether a block of that name is written in the service or in its deployment configuration. */
  public boolean deploymentHas(String name) {
    return body().has(name)
        || body().block("deployment_configuration").filter(b -> b.has(name)).isPresent();
  }

  /** The task definition's address as text, for messages. */
  public String taskTitle() {
    return Objects.toString(taskDefinition(), "its task definition");
  }
}
