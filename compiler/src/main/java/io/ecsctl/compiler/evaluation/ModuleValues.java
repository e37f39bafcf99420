package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules that one program or one instance of a module uses: their instances and outputs. */
final class ModuleValues {
  private final ProgramState user;
  private final Tracker tracker;
  private final ResourceExpander expander;
  private final Map<String, ModuleState> modules = new LinkedHashMap<>();

  ModuleValues(TypedProgram typed, ProgramState user, Tracker tracker) {
    this.user = user;
    this.tracker = tracker;
    this.expander = new ResourceExpander(user.expressions(), user.failures(), user.borrowed());
    typed
        .bound()
        .modules()
        .forEach((name, declaration) -> {
          TypedProgram source = typed.modules().get(name);
          if (source != null) {
            modules.put(name, new ModuleState(declaration, source));
          }
        });
  }

  /** The modules that the program uses and that could be had. */
  List<ModuleState> all() {
    return List.copyOf(modules.values());
  }

  /** Whether that module is switched off. */
  boolean isOff(Declaration.Module declaration) {
    ModuleState state = modules.get(declaration.name());
    return state != null && !expansion(state).enabled();
  }

  /** Makes the instances of the module of that name. */
  void expand(String name) {
    ModuleState module = modules.get(name);
    if (module != null) {
      expansion(module);
    }
  }

  /** In the order of their keys. */
  List<ProgramState> instances(ModuleState module) {
    return expansion(module).instances();
  }

  /** What the name of a module means, read at {@code read}. */
  Value value(Declaration.Module declaration, SourceSpan read) {
    ModuleState state = modules.get(declaration.name());
    ModuleState.Expansion expansion = state == null ? null : expansion(state);
    if (expansion == null || expansion.repetitions() == null) {
      return Poison.at(read);
    }
    tracker.read(expansion.reads());
    List<Value> objects = expansion.instances().stream().map(ProgramState::outputs).toList();
    if (declaration.forEach() != null) {
      return new Value.ObjectOf(Repetition.byKey(expansion.repetitions(), objects));
    }
    if (declaration.count() != null) {
      return new Value.Tuple(objects);
    }
    return expansion.enabled() ? objects.getFirst() : Value.NULL;
  }

  /**
   * Null when only the values can tell which instance is meant, and where the module is switched
   * off.
   */
  @Nullable Value output(Symbol.ModuleOutput symbol, SourceSpan read, Environment environment) {
    ModuleState state = modules.get(symbol.module().name());
    ModuleState.Expansion expansion = state == null ? null : expansion(state);
    if (expansion == null || expansion.repetitions() == null) {
      return Poison.at(read);
    }
    tracker.read(expansion.reads());
    if (symbol.key() == null) {
      if (!expansion.enabled()) {
        return null;
      }
      return expansion.instances().getFirst().output(symbol.output());
    }
    String wanted = Conversions.text(user.expressions().evaluate(symbol.key(), environment));
    ProgramState instance = wanted == null ? null : expansion.instance(wanted);
    return instance == null ? null : instance.output(symbol.output());
  }

  private ModuleState.Expansion expansion(ModuleState state) {
    ModuleState.Expansion known = state.expansion;
    if (known == null) {
      Declaration.Module module = state.declaration;
      List<List<Repetition>> made = new ArrayList<>(1);
      Tracker.Tracked tracked =
          tracker.evaluate(
              new Node.Module(module.name()),
              module.span(),
              () -> {
                Boolean enabled = expander.enabled(module.enabled());
                List<Repetition> repetitions =
                    enabled == null
                        ? null
                        : enabled
                            ? expander.repetitions(module.forEach(), module.count())
                            : List.of();
                if (repetitions != null) {
                  made.add(repetitions);
                }
                return new Value.Bool(!Boolean.FALSE.equals(enabled));
              });
      List<ProgramState> instances = new ArrayList<>();
      for (Repetition repetition : made.isEmpty() ? List.<Repetition>of() : made.getFirst()) {
        instances.add(instance(state, repetition));
      }
      known =
          new ModuleState.Expansion(
              made.isEmpty() ? null : made.getFirst(),
              instances,
              tracked.reads(),
              !tracked.value().equals(new Value.Bool(false)));
      state.expansion = known;
    }
    return known;
  }

  private ProgramState instance(ModuleState state, Repetition repetition) {
    InstanceKey key = repetition.key();
    String inner =
        (user.path().isEmpty() ? "" : user.path() + ".")
            + state.declaration.path()
            + (key == null ? "" : key.suffix());
    ModuleInputs given =
        new ModuleInputs(
            state.source,
            inner,
            state.declaration,
            user.expressions(),
            user.failures(),
            user.coverage(),
            repetition.environment());
    return new ProgramState(
        state.source, inner, user, given, user.standIns().inside(state.declaration.name(), key));
  }
}
