package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.program.Resource;
import java.util.List;

/** Reads what a task's roles allow, as far as the program says it. */
final class Roles {
  static final String TASKS = "ecs-tasks.amazonaws.com";

  private Roles() {}

  /**
   * Whether ECS tasks may certainly not assume the role.
   *
   * @param role of kind {@code role}; its trust is one service, several, or a policy document
   */
  static boolean refusesTasks(Resource role) {
    if (!Fields.isKnown(role.body(), "trust")) {
      return false;
    }
    String text = role.body().text("trust");
    List<String> services = text == null ? Fields.texts(role.body(), "trust") : List.of(text);
    return !services.isEmpty() && services.stream().noneMatch(service -> service.contains(TASKS));
  }
}
