package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What starts tasks and says where: a service, or a schedule. */
public sealed interface TaskRunner extends Element permits Service, Schedule {

  default @Nullable ResourceAddress taskDefinition() {
    return Fields.reference(body(), "task_definition");
  }

  default @Nullable ResourceAddress cluster() {
    return Fields.reference(body(), "cluster");
  }

  default References subnets() {
    return Fields.references(body(), "subnets");
  }

  default References securityGroups() {
    return Fields.references(body(), "security_groups");
  }

  /** Whether its tasks get public addresses; false when absent, as in ECS; null when not known. */
  default @Nullable Boolean assignsPublicIp() {
    if (!body().has("assign_public_ip")) {
      return Boolean.FALSE;
    }
    String word = body().text("assign_public_ip");
    return word == null ? null : (Boolean) word.equals("ENABLED");
  }

  default List<Block> strategy() {
    return body().blocks("capacity_provider_strategy");
  }
}
