package io.ecsctl.compiler.level;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.program.RuleLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much each rule weighs in this program. A rule may be raised as far as one likes, and lowered
 * or switched off, but an error of AWS's no further than to a danger: then each one has to be
 * acknowledged, so that what AWS will probably refuse is not applied by oversight. Errors of the
 * language stay errors: there is no program without them.
 */
public final class RuleLevels {
  private static final String OFF = "off";

  private final Map<String, Optional<Severity>> byId;
  private final Set<String> acknowledged;

  private RuleLevels(Map<String, Optional<Severity>> byId, Set<String> acknowledged) {
    this.byId = byId;
    this.acknowledged = acknowledged;
  }

  /** Every rule weighs what it weighs by itself. */
  public static RuleLevels asTheyAre() {
    return new RuleLevels(Map.of(), Set.of());
  }

  /**
   * @param settings of the project file and the command line
   * @param own of the program, which win
   * @param rules all there are
   */
  public static StageResult<RuleLevels> of(
      RuleSettings settings, List<RuleLevel> own, Collection<RuleInfo> rules) {
    if (settings.equals(RuleSettings.NONE) && own.isEmpty()) {
      return new StageResult<>(asTheyAre(), List.of());
    }
    Map<String, RuleInfo> known = new HashMap<>();
    rules.forEach(rule -> known.put(rule.id(), rule));
    Map<String, Optional<Severity>> levels = new HashMap<>();
    List<Diagnostic> problems = new ArrayList<>();
    Stream.concat(settings.levels().stream(), own.stream())
        .forEach(wanted -> {
          RuleInfo rule = known.get(wanted.rule().toUpperCase(Locale.ROOT));
          Optional<Diagnostic> problem = problem(wanted, rule, known.keySet());
          problem.ifPresent(problems::add);
          if (problem.isEmpty()) {
            levels.put(wanted.rule().toUpperCase(Locale.ROOT), severity(wanted.level()));
          }
        });
    Set<String> acknowledged = new HashSet<>();
    for (String id : settings.acknowledged()) {
      String upper = id.toUpperCase(Locale.ROOT);
      if (known.containsKey(upper)) {
        acknowledged.add(upper);
      } else {
        problems.add(
            unknown(
                Diagnostic.of(LevelRules.BAD_LEVEL, null, "there is no rule %s", id),
                id,
                known.keySet()));
      }
    }
    return new StageResult<>(new RuleLevels(levels, acknowledged), problems);
  }

  private static Optional<Diagnostic> problem(
      RuleLevel wanted, @Nullable RuleInfo rule, Set<String> ids) {
    if (rule == null) {
      return Optional.of(
          unknown(
              Diagnostic.of(
                  LevelRules.BAD_LEVEL, wanted.span(), "there is no rule %s", wanted.rule()),
              wanted.rule(),
              ids));
    }
    if (!wanted.level().equals(OFF) && severity(wanted.level()).isEmpty()) {
      List<String> words =
          new ArrayList<>(Arrays.stream(Severity.values()).map(Severity::label).toList());
      words.add(OFF);
      Diagnostic.Builder bad =
          Diagnostic.of(
                  LevelRules.BAD_LEVEL,
                  wanted.span(),
                  "%s cannot be \"%s\"",
                  rule.id(),
                  wanted.level())
              .detail("A level is one of: %s.", String.join(", ", words));
      Suggestions.nearest(wanted.level(), words).ifPresent(near -> bad.didYouMean(near));
      return Optional.of(bad.build());
    }
    Severity level = severity(wanted.level()).orElse(Severity.HINT);
    boolean lowered = level.compareTo(rule.severity()) > 0 || wanted.level().equals(OFF);
    if (rule.severity() != Severity.ERROR || !lowered) {
      return Optional.empty();
    }
    if (rule.id().compareTo("ECS100") < 0) {
      return Optional.of(
          Diagnostic.of(
                  LevelRules.BAD_LEVEL,
                  wanted.span(),
                  "%s is an error of the language and stays one",
                  rule.id())
              .build());
    }
    return level == Severity.DANGER
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    LevelRules.BAD_LEVEL,
                    wanted.span(),
                    "%s is an error and cannot be \"%s\"",
                    rule.id(),
                    wanted.level())
                .label("danger at the least")
                .detail(
                    "AWS refuses what it reports, in the middle of an apply. As a danger it can be"
                        + " acknowledged where AWS is known not to.")
                .build());
  }

  private static Diagnostic unknown(Diagnostic.Builder builder, String id, Set<String> ids) {
    Suggestions.nearest(id.toUpperCase(Locale.ROOT), ids)
        .ifPresent(near -> builder.didYouMean(near));
    return builder.detail("`ecsctl explain` lists all rules.").build();
  }

  /** Empty for {@code off}, and for what is no level. */
  private static Optional<Severity> severity(String level) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.label().equals(level))
        .findFirst();
  }

  /** The finding as it weighs here; empty when its rule is off. */
  public Optional<Diagnostic> apply(Diagnostic finding) {
    return of(finding.rule()).map(finding::withSeverity);
  }

  /** Whether the caller knows of the danger. */
  public boolean isAcknowledged(RuleInfo rule) {
    return acknowledged.contains(rule.id());
  }

  /** What the rule weighs here; empty when it is off. */
  public Optional<Severity> of(RuleInfo rule) {
    return byId.getOrDefault(rule.id(), Optional.of(rule.severity()));
  }
}
