package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * Roles and whom they trust, one a call: lists of roles cannot be narrowed to names.
 *
 * <p>Source: IAM API Reference, GetRole: the trust policy is URL-encoded.
 */
final class RoleAnswers implements Answering<Question.Role> {
  private final AwsClients clients;

  RoleAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Role> questions) {
    return Answers.each(questions, this::ask);
  }

  private Answer ask(Question.Role role) {
    String name = role.arn().substring(role.arn().lastIndexOf('/') + 1);
    GetRoleResponse found =
        Call.unless(
            Set.of("NoSuchEntity"),
            "iam:GetRole",
            () -> clients.iam().getRole(r -> r.roleName(name)));
    if (found == null) {
      return Answers.ABSENT;
    }
    Role there = found.role();
    String document = there == null ? null : there.assumeRolePolicyDocument();
    try {
      return document == null
          ? Answers.UNASKED
          : new Answer.Trust(
              services(JsonTree.parse(URLDecoder.decode(document, StandardCharsets.UTF_8))));
    } catch (IOException notJson) {
      return Answers.UNASKED;
    }
  }

  /** Those that some statement lets assume the role; conditions may still keep them out. */
  private static SortedSet<String> services(@Nullable Object document) {
    SortedSet<String> services = new TreeSet<>();
    if (document instanceof Map<?, ?> policy) {
      for (Object statement : list(policy.get("Statement"))) {
        if (statement instanceof Map<?, ?> said && "Allow".equals(said.get("Effect"))) {
          switch (said.get("Principal")) {
            case Map<?, ?> principal -> {
              list(principal.get("Service")).forEach(service -> services.add("" + service));
              if (list(principal.get("AWS")).contains("*")) {
                services.add("*");
              }
            }
            case String all -> services.add(all);
            case null, default -> {}
          }
        }
      }
    }
    return services;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
  }
}
