package io.ecsctl.compiler.suppression;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.level.RuleLevels;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes findings back, and lets dangers pass, where the program's comments say so; and says which
 * comments are no good.
 */
public final class Suppressions {
  private final Collection<RuleInfo> rules;
  private final RuleLevels levels;

  /**
   * @param rules all there are
   * @param levels what they weigh here
   */
  public Suppressions(Collection<RuleInfo> rules, RuleLevels levels) {
    this.rules = rules;
    this.levels = levels;
  }

  /** What is left of {@code found}, and what is to be said of the comments. */
  public List<Diagnostic> apply(List<SourceFile> files, List<Diagnostic> found) {
    List<Diagnostic> result = new ArrayList<>();
    List<Suppression> valid = valid(files, result);
    Set<Suppression> used = weigh(valid, found, result);
    // Errors keep other stages from looking: what they would have found is not known. Nor is what
    // the account would say.
    if (!Diagnostics.hasErrors(found)) {
      valid.stream()
          .filter(suppression -> !used.contains(suppression) && !asksTheAccount(suppression))
          .map(Suppressions::unused)
          .forEach(result::add);
    }
    return result;
  }

  /** What is left of {@code found} alone: comments are judged where the program is compiled. */
  public List<Diagnostic> weigh(List<SourceFile> files, List<Diagnostic> found) {
    if (found.isEmpty()) {
      return List.of(); // as of most plans: the files need not be read for that
    }
    List<Diagnostic> left = new ArrayList<>();
    weigh(valid(files, new ArrayList<>()), found, left);
    return left;
  }

  private static boolean asksTheAccount(Suppression suppression) {
    return LiveRules.ALL.stream().anyMatch(rule -> rule.id().equalsIgnoreCase(suppression.id()));
  }

  private List<Suppression> valid(List<SourceFile> files, List<Diagnostic> problems) {
    List<Suppression> valid = new ArrayList<>();
    for (SourceFile file : files) {
      for (Suppression suppression : Suppression.in(file)) {
        problem(suppression).ifPresentOrElse(problems::add, () -> valid.add(suppression));
      }
    }
    return valid;
  }

  /** Adds what is left, and says which comments were about something. */
  private Set<Suppression> weigh(
      List<Suppression> valid, List<Diagnostic> found, List<Diagnostic> result) {
    Set<Suppression> used = new HashSet<>();
    for (Diagnostic finding : found) {
      List<Suppression> about =
          valid.stream().filter(suppression -> isAbout(suppression, finding)).toList();
      used.addAll(about);
      if (about.stream().allMatch(Suppression::acknowledges)) {
        levels.apply(finding).map(here -> passed(here, about)).ifPresent(result::add);
      }
    }
    return used;
  }

  /** A danger that is known of warns. */
  private Diagnostic passed(Diagnostic finding, List<Suppression> acknowledgements) {
    if (finding.severity() != Severity.DANGER) {
      return finding;
    }
    if (!acknowledgements.isEmpty()) {
      return finding
          .withSeverity(Severity.WARNING)
          .withNote("acknowledged: " + acknowledgements.getFirst().reason());
    }
    return levels.isAcknowledged(finding.rule())
        ? finding.withSeverity(Severity.WARNING).withNote("acknowledged by --acknowledge")
        : finding.withNote(
            "acknowledge it with --acknowledge %1$s, or with # ecs:acknowledge %1$s REASON"
                .formatted(finding.rule().id()));
  }

  private static boolean isAbout(Suppression suppression, Diagnostic finding) {
    SourceSpan subject = finding.subject();
    return subject != null
        && finding.rule().id().equalsIgnoreCase(suppression.id())
        && subject.file().path().equals(suppression.span().file().path())
        && subject.line() == suppression.line();
  }

  private Optional<Diagnostic> problem(Suppression suppression) {
    if (suppression.id().isEmpty()) {
      return Optional.of(
          invalid(suppression, "this comment names no rule")
              .detail(
                  "Write: # ecs:%s ECS614 and the reason.",
                  suppression.acknowledges() ? "acknowledge" : "ignore")
              .build());
    }
    Optional<RuleInfo> rule =
        rules.stream().filter(info -> info.id().equalsIgnoreCase(suppression.id())).findFirst();
    if (rule.isEmpty()) {
      Diagnostic.Builder unknown = invalid(suppression, "there is no rule %s", suppression.id());
      Suggestions.nearest(suppression.id(), rules.stream().map(RuleInfo::id).toList())
          .ifPresent(nearest -> unknown.didYouMean(nearest));
      return Optional.of(unknown.build());
    }
    Optional<Diagnostic> wrongWord = wrongWord(suppression, rule.get());
    if (wrongWord.isPresent()) {
      return wrongWord;
    }
    if (suppression.reason().isEmpty()) {
      return Optional.of(
          invalid(
                  suppression,
                  "%s is %s without a reason",
                  rule.get().id(),
                  suppression.acknowledges() ? "acknowledged" : "taken back")
              .detail("Write behind the id why.")
              .build());
    }
    return Optional.empty();
  }

  /** Dangers are acknowledged, what weighs less is ignored, errors are mended. */
  private Optional<Diagnostic> wrongWord(Suppression suppression, RuleInfo rule) {
    boolean danger = levels.of(rule).equals(Optional.of(Severity.DANGER));
    if (danger || suppression.acknowledges()) {
      return danger == suppression.acknowledges()
          ? Optional.empty()
          : Optional.of(
              invalid(
                      suppression,
                      danger
                          ? "%s is a danger, which is acknowledged and not taken back"
                          : "%s is no danger, and only those are acknowledged",
                      rule.id())
                  .detail(
                      "Write: # ecs:%s %s and the reason.",
                      danger ? "acknowledge" : "ignore", rule.id())
                  .build());
    }
    return rule.severity() == Severity.ERROR
        ? Optional.of(
            invalid(suppression, "%s is an error, and errors can not be taken back", rule.id())
                .detail("`ecsctl explain %s` says how to mend it.", rule.id())
                .build())
        : Optional.empty();
  }

  @com.google.errorprone.annotations.FormatMethod
  private static Diagnostic.Builder invalid(
      Suppression suppression, String headline, Object... arguments) {
    return Diagnostic.of(SuppressionRules.INVALID, suppression.span(), headline, arguments);
  }

  private static Diagnostic unused(Suppression suppression) {
    return Diagnostic.of(
            SuppressionRules.UNUSED,
            suppression.span(),
            "there is no %s on line %d to take back",
            suppression.id(),
            suppression.line())
        .fix("remove the comment", Edit.replace(suppression.span(), ""))
        .build();
  }
}
