package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.EcsInventory;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.ScalingMark;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.model.Service;

/** What scales services: two calls for ten of a cluster. */
final class ScalingAnswers implements Answering<Question.Scaling> {
  private final AwsClients clients;

  ScalingAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Scaling> questions) {
    Map<String, List<Question.Scaling>> byCluster =
        questions.stream()
            .collect(
                Collectors.groupingBy(
                    question -> EcsInventory.clusterOf(question.service()),
                    TreeMap::new,
                    Collectors.toList()));
    return Answers.together(
        byCluster.values().stream()
            .flatMap(all -> Parallel.batches(all, EcsInventory.SERVICES_PER_CALL).stream())
            .toList(),
        this::ask);
  }

  private Map<Question, Answer> ask(List<Question.Scaling> questions) {
    List<String> arns = questions.stream().map(Question.Scaling::service).toList();
    List<Service> services =
        EcsInventory.describeServices(clients, EcsInventory.clusterOf(arns.getFirst()), arns);
    Set<String> scaled = scaled(arns.stream().map(ScalingMark::target).toList());
    Map<Question, Answer> answers = new HashMap<>();
    questions.forEach(question -> answers.put(question, Answers.ABSENT));
    for (Service service : services) {
      answers.put(new Question.Scaling(service.serviceArn()), answer(service, scaled));
    }
    return answers;
  }

  /** Of the targets those that there are. */
  private Set<String> scaled(List<String> ids) {
    return Call.to(
            "application-autoscaling:DescribeScalableTargets",
            () ->
                clients
                    .scaling()
                    .describeScalableTargets(r ->
                        r.serviceNamespace(ServiceNamespace.ECS)
                            .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                            .resourceIds(ids)))
        .scalableTargets()
        .stream()
        .map(ScalableTarget::resourceId)
        .collect(Collectors.toSet());
  }

  private static Answer answer(Service service, Set<String> scaled) {
    Tags tags = EcsInventory.tags(service.tags());
    String target = ScalingMark.target(service);
    return new Answer.Scaled(
        tags.stack(),
        tags.owner(),
        target,
        scaled.contains(target),
        ScalingMark.address(tags).orElse(null));
  }
}
