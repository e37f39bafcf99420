package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Locale;
import java.util.Set;

/**
 * {@code binpack} fills instances by what they have: CPU or memory.
 *
 * <p>Source: Amazon ECS API reference, PlacementStrategy.
 */
final class BinpackField implements LocalRule {
  private static final Set<String> FIELDS = Set.of("cpu", "memory");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS434", "binpack-field", "Tasks packed by neither CPU nor memory");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Element runner : model.runners()) {
      for (Block strategy : runner.body().blocks("placement_strategy")) {
        String field = strategy.text("field");
        if (!"binpack".equals(strategy.text("type"))
            || field == null
            || FIELDS.contains(field.toLowerCase(Locale.ROOT))) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    strategy.valueSpan("field"),
                    "%s packs tasks by \"%s\"",
                    runner.address(),
                    field)
                .label("cpu or memory")
                .related(strategy.valueSpan("type"), "fills instances up")
                .note(Words.aws("binpack field '" + field + "' is invalid"))
                .fix("change it to memory", Edits.replace(strategy, "field", "\"memory\"")));
      }
    }
  }
}
