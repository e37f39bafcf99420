package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.thread.TwoThreads;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the resources of a large program on two threads. The second half is evaluated in a
 * state of its own, so the threads share only what never changes; what both halves read is
 * evaluated twice.
 *
 * <p>The second half is taken over only where nothing in it was found to be wrong. Otherwise the
 * program's own state evaluates it again: all findings come from one thread, as they do in a small
 * program.
 */
final class SecondHalf {
  private SecondHalf() {}

  /**
   * Evaluates in {@code root}, where it is large, as much of its order as there is nothing wrong
   * with.
   *
   * @param twin makes a state of the same program that reports to the given sink
   */
  static void evaluate(ProgramState root, Function<DiagnosticSink, ProgramState> twin) {
    if (!TwoThreads.pay(root.bound().resources().size())) {
      return;
    }
    ProgramState sound =
        TwoThreads.<Node, @Nullable ProgramState>halve(
            root.bound().order(), half -> make(root, half), half -> sound(twin, half));
    if (sound != null) {
      root.adopt(sound);
    }
  }

  /** Null when something is wrong. */
  private static @Nullable ProgramState sound(
      Function<DiagnosticSink, ProgramState> twin, List<Node> order) {
    DiagnosticSink sink = new DiagnosticSink();
    ProgramState state = twin.apply(sink);
    make(state, order);
    return sink.found().isEmpty() ? state : null;
  }

  /**
   * Evaluates {@code order}, and makes the resources that are complete then. What comes after a
   * whole module has to wait until all of that is evaluated.
   */
  private static void make(ProgramState state, List<Node> order) {
    order.forEach(state::evaluate);
    ProgramAssembler assembler = new ProgramAssembler(state);
    for (ResourceState block : state.resources().values()) {
      if (block.isComplete() && !block.declaration.isData()) {
        evaluateName(state, block.declaration);
        if (block.declaration.dependsOn().isEmpty()) {
          block.made = assembler.resources(block);
        }
      }
    }
  }

  /** Also one that nothing reads, and that is therefore in no order. */
  private static void evaluateName(ProgramState state, Declaration.Resource resource) {
    NameRule rule = resource.schema().name();
    if (rule != null) {
      state.evaluate(new Node.Argument(resource.blockType(), resource.name(), rule.attribute()));
    }
  }
}
