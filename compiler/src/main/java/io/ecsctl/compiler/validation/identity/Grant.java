package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a role lacks, and the offer to let it.
 *
 * @param resource as it is written in the program: a reference, or a quoted ARN
 */
public record Grant(String action, String resource) {

  /** Adds a fix that gives the role an inline policy with these, of which there is at least one. */
  public static void fix(Diagnostic.Builder diagnostic, Resource role, List<Grant> grants) {
    String statements =
        grants.stream().map(Grant::statement).collect(Collectors.joining("\n      "));
    diagnostic.fix(
        "allow %s %s"
            .formatted(
                role.address(),
                Words.list(
                    grants.stream().map(grant -> grant.action + " on " + grant.resource).toList())),
        Edits.add(
            role.header(),
            """
            policy "%s" {
                policy_document {
                  %s
                }
              }\
            """
                .formatted(freeName(role, grants.getFirst()), statements)));
  }

  private String statement() {
    return """
    statement {
            actions   = ["%s"]
            resources = [%s]
          }\
    """
        .formatted(action, resource);
  }

  /** For an inline policy: the action's verb, with a number when there is such a policy already. */
  private static String freeName(Resource role, Grant grant) {
    Set<String> taken =
        role.body().blocks("policy").stream()
            .map(policy -> Objects.toString(policy.text("name")))
            .collect(Collectors.toSet());
    String verb = grant.action.substring(grant.action.indexOf(':') + 1);
    return Stream.iterate(1, i -> i + 1)
        .map(i -> i == 1 ? verb : verb + i)
        .filter(candidate -> !taken.contains(candidate))
        .findFirst()
        .orElseThrow();
  }

  /** The role of the program that the task starts with, when it is one. */
  public static Optional<Resource> executionRole(ProgramModel model, TaskDefinition task) {
    ResourceAddress address = Fields.reference(task.body(), "execution_role");
    return address == null
        ? Optional.empty()
        : model.program().resource(address).filter(role -> address.kind().equals("role"));
  }
}
