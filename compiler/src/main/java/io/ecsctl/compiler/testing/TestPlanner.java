package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the plans that tests ask for, offline. Safe for several threads. */
public interface TestPlanner {
  /**
   * @param program without errors
   * @return also when the plan is refused
   * @throws CannotPlan when what is described to be live can not come about
   */
  PlannedChanges plan(Compiled program, @Nullable Live live);

  /**
   * A program and the values of its sensitive variables, by name.
   *
   * @param secrets never to be printed or stored
   * @param again the same program once what it borrows is found; with all that is to be said
   */
  record Compiled(Program program, Map<String, Value> secrets, CheckedProgram again) {
    public Compiled {
      secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Compiled[" + program.stack().scope() + "]";
    }
  }

  /**
   * What is live: what an apply left, and what others made of it.
   *
   * @param changes attributes by name, of resources that the apply left
   * @param deleted resources that the apply left
   */
  record Live(
      Compiled applied,
      Map<ResourceAddress, Value.ObjectOf> changes,
      Set<ResourceAddress> deleted) {
    public Live {
      changes = Map.copyOf(changes);
      deleted = Set.copyOf(deleted);
    }
  }

  /** What is described to be live can not come about; the message says why. */
  final class CannotPlan extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String explanation;

    public CannotPlan(String explanation) {
      super(explanation);
      this.explanation = explanation;
    }

    public String explanation() {
      return explanation;
    }
  }
}
