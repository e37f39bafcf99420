package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.typing.TypedProgram;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module block while it is being evaluated. */
final class ModuleState {
  final Declaration.Module declaration;
  final TypedProgram source;

  /** Null until {@code for_each} or {@code count} is evaluated. */
  @Nullable Expansion expansion;

  ModuleState(Declaration.Module declaration, TypedProgram source) {
    this.declaration = declaration;
    this.source = source;
  }

  /**
   * @param repetitions null when there are none for a reason that has been reported
   * @param instances one for each of them
   * @param reads whose attributes decided how many instances there are
   * @param enabled false for one that is switched off
   */
  record Expansion(
      @Nullable List<Repetition> repetitions,
      List<ProgramState> instances,
      Set<ResourceAddress> reads,
      boolean enabled) {

    /** The instance of that key, as text. */
    @Nullable ProgramState instance(String key) {
      if (repetitions == null) {
        return null;
      }
      for (int i = 0; i < repetitions.size(); i++) {
        InstanceKey known = repetitions.get(i).key();
        if (known != null && key.equals(known.word())) {
          return instances.get(i);
        }
      }
      return null;
    }
  }
}
