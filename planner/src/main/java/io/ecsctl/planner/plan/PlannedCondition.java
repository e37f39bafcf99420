package io.ecsctl.planner.plan;

import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;

/**
 * Something that the program wants to hold and that can only be told while the plan is applied, or
 * a check that does not hold.
 *
 * @param owner the address of the resource, or the name of the check
 * @param text the condition as the program has it
 * @param holds closed; bool once it is known
 * @param message closed; what to say when it does not hold
 */
public record PlannedCondition(When when, String owner, String text, Value holds, Value message) {

  /** When it is told, and what follows when it does not hold. */
  public enum When {
    /** Before the resource is touched, which then fails. */
    BEFORE,
    /** When the resource is there, which then counts as failed. */
    AFTER,
    /** When everything is done; a warning. */
    CHECK
  }

  /** Known to be false. */
  public boolean isViolated() {
    return plain(holds) instanceof Value.Bool(var yes) && !yes;
  }

  /** Known to be true. */
  public boolean isMet() {
    return plain(holds) instanceof Value.Bool(var yes) && yes;
  }

  /**
   * {@code service.web: MESSAGE}; of a message that is sensitive or not known only the condition.
   */
  public String explanation() {
    String said = message instanceof Value.Sensitive ? null : Conversions.text(message);
    return (when == When.CHECK ? "check \"" + owner + "\"" : owner)
        + ": "
        + (said == null ? "this does not hold: " + text : said + " (" + text + ")");
  }

  private static Value plain(Value value) {
    return value instanceof Value.Sensitive(var inner, var _) ? inner : value;
  }
}
