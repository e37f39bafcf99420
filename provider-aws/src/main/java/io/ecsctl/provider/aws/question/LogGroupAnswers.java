package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;

/** Log groups, by the beginning of their names, which is how CloudWatch Logs finds them. */
final class LogGroupAnswers implements Answering<Question.LogGroup> {
  private final AwsClients clients;

  LogGroupAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.LogGroup> questions) {
    return Answers.each(questions, this::ask);
  }

  private Answer ask(Question.LogGroup group) {
    boolean there =
        Call.to(
            "logs:DescribeLogGroups",
            () ->
                clients
                    .logs()
                    .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(group.name()))
                    .logGroups()
                    .stream()
                    .anyMatch(found -> group.name().equals(found.logGroupName())));
    return there ? Answers.PRESENT : Answers.ABSENT;
  }
}
