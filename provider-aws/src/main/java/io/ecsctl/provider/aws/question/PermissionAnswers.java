package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * What the caller may do, by IAM's own simulation: all actions on one resource, in one context, in
 * one call. Nobody is asked about the account's root user, who may do everything, nor about
 * federated users, whose policies are not in the account.
 *
 * <p>Source: IAM API Reference, SimulatePrincipalPolicy. A role that is assumed is simulated as
 * that role.
 */
final class PermissionAnswers implements Answering<Question.Permission> {
  private static final int AT_ONCE = 50;

  /** What is wrong with the question itself, and says nothing of others. */
  private static final Set<String> ABOUT_ONE = Set.of("InvalidInput", "ValidationError");

  /** Actions that are asked about together. */
  private record Case(String resource, SortedMap<String, String> context) {}

  private final AwsClients clients;
  private final Supplier<Identity> identity;

  PermissionAnswers(AwsClients clients, Supplier<Identity> identity) {
    this.clients = clients;
    this.identity = identity;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Permission> questions) {
    Map<Question, Answer> answers = new HashMap<>();
    String principal;
    try {
      principal = principal();
    } catch (ProviderException refused) {
      questions.forEach(question -> answers.put(question, Answer.Refused.of(refused)));
      return answers;
    }
    if (principal.isEmpty()) {
      return answers;
    }
    Map<Case, List<Question.Permission>> cases = new LinkedHashMap<>();
    questions.forEach(question ->
        cases
            .computeIfAbsent(
                new Case(question.resource(), question.context()), _ -> new ArrayList<>())
            .add(question));
    return Answers.likeTheFirst(
        cases.values().stream().flatMap(all -> Parallel.batches(all, AT_ONCE).stream()).toList(),
        batch -> simulate(principal, batch),
        ABOUT_ONE);
  }

  /** Whose policies decide; empty when there is nobody to simulate. */
  private String principal() {
    String arn = identity.get().arn();
    String resource = arn.substring(arn.lastIndexOf(':') + 1);
    if (resource.startsWith("user/")) {
      return arn;
    }
    if (!resource.startsWith("assumed-role/")) {
      return "";
    }
    // The session's ARN leaves the role's path out, so the role is asked for its own.
    String role = resource.split("/", -1)[1];
    return Call.to("iam:GetRole", () -> clients.iam().getRole(r -> r.roleName(role))).role().arn();
  }

  private Map<Question, Answer> simulate(String principal, List<Question.Permission> batch) {
    Question.Permission first = batch.getFirst();
    List<ContextEntry> context =
        first.context().entrySet().stream()
            .map(entry ->
                ContextEntry.builder()
                    .contextKeyName(entry.getKey())
                    .contextKeyType(ContextKeyTypeEnum.STRING)
                    .contextKeyValues(entry.getValue())
                    .build())
            .toList();
    List<EvaluationResult> results =
        Call.to(
            "iam:SimulatePrincipalPolicy",
            () ->
                clients
                    .iam()
                    .simulatePrincipalPolicyPaginator(r ->
                        r.policySourceArn(principal)
                            .actionNames(batch.stream().map(Question.Permission::action).toList())
                            .resourceArns(first.resource())
                            .contextEntries(context))
                    .evaluationResults()
                    .stream()
                    .toList());
    Map<Question, Answer> answers = new HashMap<>();
    for (Question.Permission question : batch) {
      results.stream()
          .filter(result -> question.action().equalsIgnoreCase(result.evalActionName()))
          .findFirst()
          .ifPresent(result -> answers.put(question, answer(result)));
    }
    return answers;
  }

  private static Answer answer(EvaluationResult result) {
    boolean allowed = result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED;
    return new Answer.Allowed(
        allowed || result.missingContextValues().isEmpty(),
        allowed,
        result.evalDecision() == PolicyEvaluationDecisionType.EXPLICIT_DENY);
  }
}
