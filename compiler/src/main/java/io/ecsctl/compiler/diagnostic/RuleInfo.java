package io.ecsctl.compiler.diagnostic;

/**
 * What is fixed about a rule: the same for every finding it reports.
 *
 * @param id {@code ECS103}; stable, never used again for another rule. Ids below ECS100 belong to
 *     the language itself, the others to the catalogue of AWS rules
 * @param slug {@code fargate-cpu-memory}; also the name of its page
 * @param summary without user names and without a full stop, so people learn to recognise it
 */
public record RuleInfo(String id, String slug, Severity severity, String summary) {
  public static RuleInfo error(String id, String slug, String summary) {
    return new RuleInfo(id, slug, Severity.ERROR, summary);
  }

  public static RuleInfo danger(String id, String slug, String summary) {
    return new RuleInfo(id, slug, Severity.DANGER, summary);
  }

  public static RuleInfo warning(String id, String slug, String summary) {
    return new RuleInfo(id, slug, Severity.WARNING, summary);
  }

  public static RuleInfo hint(String id, String slug, String summary) {
    return new RuleInfo(id, slug, Severity.HINT, summary);
  }
}
