package io.ecsctl.compiler.level;

import io.ecsctl.compiler.program.RuleLevel;
import java.util.List;

/**
 * What is said about rules outside of the program.
 *
 * @param levels of the project file; those of the {@code stack} block win
 * @param acknowledged ids of dangers that the caller knows of
 */
public record RuleSettings(List<RuleLevel> levels, List<String> acknowledged) {
  public static final RuleSettings NONE = new RuleSettings(List.of(), List.of());

  public RuleSettings {
    levels = List.copyOf(levels);
    acknowledged = List.copyOf(acknowledged);
  }
}
