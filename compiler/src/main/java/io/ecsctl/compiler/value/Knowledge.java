package io.ecsctl.compiler.value;

/**
 * What is known of an unknown value.
 *
 * @param notNull it will not be null
 * @param prefix how its text will begin; empty when nothing is known or it is no text
 */
public record Knowledge(boolean notNull, String prefix) {
  public static final Knowledge NOTHING = new Knowledge(false, "");
  public static final Knowledge NOT_NULL = new Knowledge(true, "");
}
