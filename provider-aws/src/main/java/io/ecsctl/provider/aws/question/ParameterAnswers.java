package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters, ten a call, never decrypted. */
final class ParameterAnswers implements Answering<Question.Parameter> {
  private static final int AT_ONCE = 10;

  private final AwsClients clients;

  ParameterAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Parameter> questions) {
    return Answers.together(
        Parallel.batches(questions.stream().filter(this::isHere).toList(), AT_ONCE), this::ask);
  }

  private boolean isHere(Question.Parameter parameter) {
    String[] parts = parameter.name().split(":", -1);
    return parts.length < 4 || parts[3].equals(clients.region());
  }

  private Map<Question, Answer> ask(List<Question.Parameter> parameters) {
    List<String> missing =
        Call.to(
                "ssm:GetParameters",
                () ->
                    clients
                        .ssm()
                        .getParameters(r ->
                            r.names(parameters.stream().map(Question.Parameter::name).toList())
                                .withDecryption(false)))
            .invalidParameters();
    Map<Question, Answer> answers = new HashMap<>();
    parameters.forEach(
        p -> answers.put(p, missing.contains(p.name()) ? Answers.ABSENT : Answers.PRESENT));
    return answers;
  }
}
