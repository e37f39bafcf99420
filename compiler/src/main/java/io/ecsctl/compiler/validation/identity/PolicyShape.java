package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy is said once, and its statements have the parts that a policy of its sort has.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements reference".
 */
final class PolicyShape implements LocalRule {
  private static final String DOCUMENT = "policy_document";

  /** What a statement says, by the sort of policy it is in. */
  private enum Sort {
    /** What who has it may do. */
    IDENTITY(false, true),
    /** Who may take a role on. */
    TRUST(true, false),
    /** Who may do what with the resource that has it. */
    RESOURCE(true, true),
    /** The same, of what can only be meant as a whole. */
    REPOSITORY(true, false);

    private final boolean principals;
    private final boolean resources;

    Sort(boolean principals, boolean resources) {
      this.principals = principals;
      this.resources = resources;
    }
  }

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS727", "policy-shape", "Policy that AWS cannot read");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Resource role : model.resources("role")) {
      one(role.header(), role.body(), List.of("trust", "trust_policy", "assume_role_policy"), sink);
      role.body().block("trust_policy").ifPresent(policy -> statements(policy, Sort.TRUST, sink));
      for (Block policy : role.body().blocks("policy")) {
        one(policy.header(), policy, List.of(DOCUMENT, "document"), sink);
        policy.block(DOCUMENT).ifPresent(document -> statements(document, Sort.IDENTITY, sink));
      }
    }
    for (Resource policy : model.resources("policy")) {
      one(policy.header(), policy.body(), List.of(DOCUMENT, "document"), sink);
      document(policy, Sort.IDENTITY, sink);
    }
    Stream.of("bucket", "secret")
        .flatMap(kind -> model.resources(kind).stream())
        .forEach(resource -> document(resource, Sort.RESOURCE, sink));
    model.resources("repository").forEach(resource -> document(resource, Sort.REPOSITORY, sink));
  }

  private void document(Resource resource, Sort sort, DiagnosticSink sink) {
    resource.body().block(DOCUMENT).ifPresent(document -> statements(document, sort, sink));
  }

  /** Exactly one of {@code names}. */
  private void one(SourceSpan header, Block block, List<String> names, DiagnosticSink sink) {
    List<String> said = names.stream().filter(block::has).toList();
    if (said.isEmpty()) {
      sink.report(
          Diagnostic.of(info(), header, "there is no policy here").label("needs " + choice(names)));
    } else if (said.size() > 1) {
      sink.report(
          Diagnostic.of(info(), block.valueSpan(said.get(1)), "the policy is said twice")
              .label("says it again")
              .related(block.valueSpan(said.getFirst()), "says it first"));
    }
  }

  private static String choice(List<String> names) {
    return String.join(" or ", names);
  }

  private void statements(Block document, Sort sort, DiagnosticSink sink) {
    for (Block statement : document.blocks("statement")) {
      part(statement, List.of("actions", "not_actions"), true, sink);
      part(statement, List.of("principals", "not_principals"), sort.principals, sink);
      part(statement, List.of("resources", "not_resources"), sort.resources, sink);
    }
  }

  /** One of the two when wanted, else none. */
  private void part(Block statement, List<String> names, boolean wanted, DiagnosticSink sink) {
    Optional<String> said = names.stream().filter(statement::has).findFirst();
    if (wanted) {
      one(statement, names, sink);
    } else if (said.isPresent()) {
      sink.report(
          Diagnostic.of(
                  info(),
                  statement.valueSpan(said.get()),
                  "a policy of this sort has no %s",
                  said.get())
              .label("goes without saying here"));
    }
  }

  private void one(Block statement, List<String> names, DiagnosticSink sink) {
    List<String> said = names.stream().filter(statement::has).toList();
    if (said.isEmpty()) {
      sink.report(
          Diagnostic.of(info(), statement.header(), "the statement has no %s", names.getFirst())
              .label("needs " + choice(names)));
    } else if (said.size() > 1) {
      sink.report(
          Diagnostic.of(
                  info(),
                  statement.valueSpan(said.get(1)),
                  "the statement has %s and %s",
                  said.getFirst(),
                  said.get(1))
              .label("excludes the other"));
    }
  }
}
