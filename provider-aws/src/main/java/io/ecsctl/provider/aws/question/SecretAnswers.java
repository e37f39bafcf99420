package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/**
 * Secrets. Whether they are there is listed ten names a call; only where a key of their JSON is
 * asked for is their text read, twenty a call, looked at and forgotten.
 *
 * <p>Source: AWS Secrets Manager API Reference, ListSecrets (filters have up to ten values, and the
 * list may be minutes late), BatchGetSecretValue; of a secret without a value it answers
 * ResourceNotFoundException, "can't find the specified secret value for staging label: AWSCURRENT".
 */
final class SecretAnswers implements Answering<Question.Secret> {
  private static final int VALUES_A_CALL = 20;
  private static final int NAMES_A_CALL = 10;
  private static final Set<String> GONE =
      Set.of("ResourceNotFoundException", "InvalidRequestException");

  private final AwsClients clients;
  private final Supplier<Identity> identity;

  SecretAnswers(AwsClients clients, Supplier<Identity> identity) {
    this.clients = clients;
    this.identity = identity;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Secret> questions) {
    List<Question.Secret> here =
        questions.stream().filter(q -> clients.region().equals(part(q.id(), 3))).toList();
    List<Question.Secret> withKeys = here.stream().filter(q -> !q.keys().isEmpty()).toList();
    List<Question.Secret> without = here.stream().filter(q -> q.keys().isEmpty()).toList();
    Map<Question, Answer> answers = new HashMap<>(answerKeys(withKeys));
    Map<Boolean, List<Question.Secret>> byOwner =
        without.stream()
            .collect(
                Collectors.partitioningBy(q -> identity.get().account().equals(part(q.id(), 4))));
    answers.putAll(
        Answers.together(
            Parallel.batches(byOwner.getOrDefault(true, List.of()), NAMES_A_CALL), this::listed));
    answers.putAll(Answers.each(byOwner.getOrDefault(false, List.of()), this::described));
    return answers;
  }

  private static String part(String arn, int index) {
    String[] parts = arn.split(":", -1);
    return parts.length > index ? parts[index] : "";
  }

  private Map<Question, Answer> listed(List<Question.Secret> secrets) {
    if (secrets.size() == 1) {
      return Map.of(secrets.getFirst(), described(secrets.getFirst()));
    }
    Set<String> there =
        Call.to(
            "secretsmanager:ListSecrets",
            () ->
                clients
                    .secrets()
                    .listSecretsPaginator(r ->
                        r.filters(
                            Filter.builder()
                                .key("name")
                                .values(secrets.stream().map(q -> name(q.id())).toList())
                                .build()))
                    .stream()
                    .flatMap(page -> page.secretList().stream())
                    .filter(entry -> hasValue(entry.secretVersionsToStages()))
                    .map(SecretListEntry::arn)
                    .collect(Collectors.toSet()));
    Map<Question, Answer> answers = new HashMap<>();
    // A secret that was made a moment ago may be missing in the list, so what is missing is asked
    // for by itself.
    secrets.forEach(q ->
        answers.put(
            q,
            there.contains(q.id()) ? new Answer.Secret(Answer.Secret.Text.UNREAD) : described(q)));
    return answers;
  }

  /** Without what AWS appends to the name in the ARN, as a prefix of the name. */
  private static String name(String arn) {
    String name = part(arn, 6);
    return name.matches(".+-[A-Za-z0-9]{6}") ? name.substring(0, name.length() - 7) : name;
  }

  private Answer described(Question.Secret secret) {
    DescribeSecretResponse found =
        Call.unless(
            Set.of("ResourceNotFoundException"),
            "secretsmanager:DescribeSecret",
            () -> clients.secrets().describeSecret(r -> r.secretId(secret.id())));
    return found == null || found.deletedDate() != null
        ? Answers.ABSENT
        : new Answer.Secret(
            hasValue(found.versionIdsToStages())
                ? Answer.Secret.Text.UNREAD
                : Answer.Secret.Text.NONE);
  }

  /**
   * @param versions the stages of each
   */
  private static boolean hasValue(Map<String, List<String>> versions) {
    return versions.values().stream().anyMatch(stages -> stages.contains("AWSCURRENT"));
  }

  /** Questions about one secret share its text. */
  private Map<Question, Answer> answerKeys(List<Question.Secret> questions) {
    Map<String, List<Question.Secret>> byId = new LinkedHashMap<>();
    questions.forEach(q -> byId.computeIfAbsent(q.id(), _ -> new ArrayList<>()).add(q));
    Map<Question, Answer> answers = new HashMap<>();
    Parallel.map(Parallel.batches(byId.keySet(), VALUES_A_CALL), ids -> answerKeys(ids, byId))
        .forEach(answers::putAll);
    return answers;
  }

  private Map<Question, Answer> answerKeys(
      List<String> ids, Map<String, List<Question.Secret>> byId) {
    Map<String, Keys> keys = new TreeMap<>();
    Map<String, Answer> others = new TreeMap<>();
    try {
      BatchGetSecretValueResponse found =
          Call.to(
              "secretsmanager:BatchGetSecretValue",
              () -> clients.secrets().batchGetSecretValue(r -> r.secretIdList(ids)));
      found.secretValues().forEach(value -> keys.put(value.arn(), Keys.of(value)));
      found.errors().forEach(error -> others.put(error.secretId(), refused(error)));
    } catch (ProviderException refused) {
      ids.forEach(id -> others.put(id, Answer.Refused.of(refused)));
    }
    Map<Question, Answer> answers = new HashMap<>();
    for (String id : ids) {
      for (Question.Secret question : byId.getOrDefault(id, List.of())) {
        Keys there = keys.get(id);
        answers.put(
            question,
            there != null ? there.answer(question) : others.getOrDefault(id, Answers.ABSENT));
      }
    }
    return answers;
  }

  private static Answer refused(APIErrorType error) {
    String message = Objects.requireNonNullElse(error.message(), "");
    return GONE.contains(error.errorCode())
        ? message.contains("staging label")
            ? new Answer.Secret(Answer.Secret.Text.NONE)
            : Answers.ABSENT
        : new Answer.Refused(
            error.errorCode(),
            "secretsmanager:GetSecretValue",
            "These credentials may not read the secret, which is how its keys would be known.",
            "");
  }

  /**
   * All that is remembered of a text.
   *
   * @param names null for what is no JSON object
   */
  private record Keys(@Nullable Set<String> names) {
    static Keys of(SecretValueEntry value) {
      try {
        return new Keys(
            value.secretString() != null
                    && JsonTree.parse(value.secretString()) instanceof Map<?, ?> object
                ? object.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
                : null);
      } catch (IOException notJson) {
        // Without its message, which quotes the text.
        return new Keys(null);
      }
    }

    Answer answer(Question.Secret question) {
      if (names == null) {
        return new Answer.Secret(Answer.Secret.Text.PLAIN);
      }
      TreeSet<String> missing = new TreeSet<>(question.keys());
      missing.removeAll(names);
      return new Answer.Secret(Answer.Secret.Text.JSON, missing);
    }
  }
}
