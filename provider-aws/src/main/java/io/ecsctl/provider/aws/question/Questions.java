package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that can be asked. */
public final class Questions {
  private final AwsClients clients;
  private final Supplier<Identity> identity;

  /**
   * @param identity who calls
   */
  public Questions(AwsClients clients, Supplier<Identity> identity) {
    this.clients = clients;
    this.identity = identity;
  }

  /** In the order of {@code questions}; equal ones are asked once. */
  public List<Answer> answer(List<Question> questions) {
    List<Supplier<Map<Question, Answer>>> kinds =
        List.of(
            () -> ask(Question.Image.class, new ImageAnswers(clients), questions),
            () -> ask(Question.Secret.class, new SecretAnswers(clients, identity), questions),
            () -> ask(Question.Parameter.class, new ParameterAnswers(clients), questions),
            () -> ask(Question.StoredObject.class, new ObjectAnswers(clients), questions),
            () -> ask(Question.MachineImage.class, new MachineImageAnswers(clients), questions),
            () -> ask(Question.LogGroup.class, new LogGroupAnswers(clients), questions),
            () -> ask(Question.Role.class, new RoleAnswers(clients), questions),
            () -> ask(Question.Priorities.class, new PriorityAnswers(clients), questions),
            () -> ask(Question.Deployment.class, new DeploymentAnswers(clients), questions),
            () -> ask(Question.Scaling.class, new ScalingAnswers(clients), questions),
            () -> ask(Question.Room.class, new RoomAnswers(clients), questions),
            () ->
                ask(
                    Question.Permission.class,
                    new PermissionAnswers(clients, identity),
                    questions));
    Map<Question, Answer> answers = new HashMap<>();
    Parallel.map(kinds, Supplier::get).forEach(answers::putAll);
    return questions.stream()
        .map(question -> answers.getOrDefault(question, Answers.UNASKED))
        .toList();
  }

  private static <Q extends Question> Map<Question, Answer> ask(
      Class<Q> kind, Answering<Q> answering, List<Question> questions) {
    List<Q> mine =
        questions.stream()
            .flatMap(q -> kind.isInstance(q) ? Stream.of(kind.cast(q)) : Stream.empty())
            .distinct()
            .toList();
    return mine.isEmpty() ? Map.of() : answering.answer(mine);
  }
}
