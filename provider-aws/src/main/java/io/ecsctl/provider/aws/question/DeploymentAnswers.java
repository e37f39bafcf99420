package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.inventory.EcsInventory;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/** What services are deploying, ten a call. */
final class DeploymentAnswers implements Answering<Question.Deployment> {
  private final AwsClients clients;

  DeploymentAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Deployment> questions) {
    Map<String, List<Question.Deployment>> byCluster =
        questions.stream()
            .collect(
                Collectors.groupingBy(
                    Question.Deployment::cluster, TreeMap::new, Collectors.toList()));
    return Answers.together(
        byCluster.values().stream()
            .flatMap(all -> Parallel.batches(all, EcsInventory.SERVICES_PER_CALL).stream())
            .toList(),
        this::ask);
  }

  private Map<Question, Answer> ask(List<Question.Deployment> questions) {
    List<Service> found =
        EcsInventory.describeServices(
            clients,
            questions.getFirst().cluster(),
            questions.stream().map(Question.Deployment::service).toList());
    Map<Question, Answer> answers = new HashMap<>();
    for (Question.Deployment question : questions) {
      answers.put(
          question,
          found.stream()
              .filter(service ->
                  question.service().equals(service.serviceArn())
                      || question.service().equals(service.serviceName()))
              .findFirst()
              .<Answer>map(service -> new Answer.Deploying(since(service)))
              .orElse(Answers.ABSENT));
    }
    return answers;
  }

  private static String since(Service service) {
    return service.deployments().stream()
        .filter(d -> d.rolloutState() == DeploymentRolloutState.IN_PROGRESS)
        .map(Deployment::createdAt)
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }
}
