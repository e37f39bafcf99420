package io.ecsctl.compiler.catalogue;

import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.evaluation.EvaluationRules;
import io.ecsctl.compiler.level.LevelRules;
import io.ecsctl.compiler.module.ModuleRules;
import io.ecsctl.compiler.program.AccountRules;
import io.ecsctl.compiler.program.LookupRules;
import io.ecsctl.compiler.suppression.SuppressionRules;
import io.ecsctl.compiler.syntax.SyntaxRules;
import io.ecsctl.compiler.testing.rule.TestRules;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.validation.ValidationRules;
import io.ecsctl.compiler.validation.constraint.ConstraintRules;
import io.ecsctl.compiler.validation.live.LiveRules;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule there is. */
public final class RuleCatalogue {
  private RuleCatalogue() {}

  /** In the order of their ids. */
  public static List<RuleInfo> all() {
    return Stream.of(
            SyntaxRules.all(),
            BindingRules.ALL,
            ModuleRules.ALL,
            TypingRules.ALL,
            EvaluationRules.ALL,
            LookupRules.ALL,
            AccountRules.ALL,
            ValidationRules.infos(),
            LiveRules.ALL,
            List.of(ConstraintRules.DOUBTFUL, LevelRules.BAD_LEVEL, LevelRules.PROJECT_FILE),
            SuppressionRules.ALL,
            TestRules.ALL)
        .flatMap(List::stream)
        .sorted(Comparator.comparing(RuleInfo::id))
        .toList();
  }

  /** The rule of that id ({@code ECS005}, in any case) or slug ({@code unclosed-bracket}). */
  public static Optional<RuleInfo> find(String idOrSlug) {
    String wanted = idOrSlug.toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(
            rule -> rule.id().toLowerCase(Locale.ROOT).equals(wanted) || rule.slug().equals(wanted))
        .findFirst();
  }
}
