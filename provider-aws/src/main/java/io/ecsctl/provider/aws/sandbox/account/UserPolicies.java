package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * Policies of users, and what they come to. Calls are not held against them; a user without any may
 * do everything, as the sandbox's own may.
 */
final class UserPolicies {
  private static final int PAGE = 100;

  private final Endpoint endpoint;

  UserPolicies(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Attributes documents() {
    return endpoint.backend().attributes("user policies");
  }

  PutUserPolicyResponse put(PutUserPolicyRequest request) {
    try {
      JsonTree.parse(request.policyDocument());
    } catch (IOException notJson) {
      throw endpoint.error(
          MalformedPolicyDocumentException.builder(),
          "MalformedPolicyDocument",
          "Syntax errors in policy.");
    }
    documents().set(request.userName(), request.policyName(), request.policyDocument());
    return PutUserPolicyResponse.builder().build();
  }

  SimulatePrincipalPolicyResponse simulate(SimulatePrincipalPolicyRequest request) {
    String arn = request.policySourceArn();
    Collection<String> policies = documents().of(arn.substring(arn.lastIndexOf('/') + 1)).values();
    Map<String, List<String>> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (ContextEntry entry : request.contextEntries()) {
      context.put(entry.contextKeyName(), entry.contextKeyValues());
    }
    List<EvaluationResult> results = new ArrayList<>();
    for (String action : request.actionNames()) {
      for (String resource :
          request.resourceArns().isEmpty() ? List.of("*") : request.resourceArns()) {
        results.add(decide(policies, action, resource, context));
      }
    }
    var page = endpoint.page(results, request.marker(), request.maxItems(), PAGE);
    return SimulatePrincipalPolicyResponse.builder()
        .evaluationResults(page.items())
        .marker(page.next())
        .isTruncated(page.next() != null)
        .build();
  }

  private static EvaluationResult decide(
      Collection<String> policies,
      String action,
      String resource,
      Map<String, List<String>> context) {
    PolicyEvaluation evaluation = new PolicyEvaluation(action, resource, context);
    policies.forEach(document -> evaluation.add(parsed(document)));
    PolicyEvaluationDecisionType decision =
        evaluation.isDenied()
            ? PolicyEvaluationDecisionType.EXPLICIT_DENY
            : policies.isEmpty() || evaluation.isAllowed()
                ? PolicyEvaluationDecisionType.ALLOWED
                : PolicyEvaluationDecisionType.IMPLICIT_DENY;
    return EvaluationResult.builder()
        .evalActionName(action)
        .evalResourceName(resource)
        .evalDecision(decision)
        .missingContextValues(evaluation.missing())
        .build();
  }

  private static @Nullable Object parsed(String document) {
    try {
      return JsonTree.parse(document);
    } catch (IOException notJson) {
      throw new IllegalStateException("only JSON is put", notJson);
    }
  }
}
