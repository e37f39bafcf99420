package io.ecsctl.planner.provider;

/**
 * A permission that changing objects of a kind may take.
 *
 * @param action {@code ecs:UpdateService}
 * @param onObject AWS decides by the object that is changed; otherwise it knows no resource for the
 *     action, or none before the object is there
 */
public record Need(String action, boolean onObject) {
  /** It makes new objects. */
  public boolean creates() {
    return verb("Create", "Register", "Allocate", "Request");
  }

  /** It takes objects away. */
  public boolean removes() {
    return verb("Delete", "Deregister", "Release");
  }

  private boolean verb(String... beginnings) {
    String operation = action.substring(action.indexOf(':') + 1);
    for (String beginning : beginnings) {
      if (operation.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
