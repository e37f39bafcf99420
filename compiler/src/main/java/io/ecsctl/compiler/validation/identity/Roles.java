package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.program.Resource;
import java.util.List;

/** Reads who may be what, as far as the program says it. */
final class Roles {
  /** Who assumes the roles of a task. */
  static final String TASKS = "ecs-tasks.amazonaws.com";

  /** Who assumes the roles with which ECS itself acts. */
  static final String ECS = "ecs.amazonaws.com";

  private Roles() {}

  /**
   * Whether the service may certainly not assume the role.
   *
   * @param role of kind {@code role}; its trust is one service, several, or a policy document
   */
  static boolean refuses(Resource role, String principal) {
    if (!Fields.isKnown(role.body(), "trust")) {
      return false;
    }
    String text = role.body().text("trust");
    List<String> services = text == null ? Fields.texts(role.body(), "trust") : List.of(text);
    return !services.isEmpty()
        && services.stream().noneMatch(service -> service.contains(principal));
  }
}
