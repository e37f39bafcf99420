package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The rules of listeners, in pages a listener. */
final class PriorityAnswers implements Answering<Question.Priorities> {
  private final AwsClients clients;

  PriorityAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.Priorities> questions) {
    return Answers.each(questions, this::ask);
  }

  private Answer ask(Question.Priorities listener) {
    @Nullable List<Rule> rules =
        Call.unless(
            Set.of("ListenerNotFound"),
            "elasticloadbalancing:DescribeRules",
            () ->
                clients
                    .elb()
                    .describeRulesPaginator(r -> r.listenerArn(listener.listenerArn()))
                    .rules()
                    .stream()
                    .toList());
    if (rules == null) {
      return Answers.ABSENT;
    }
    SortedMap<String, Integer> priorities = new TreeMap<>();
    for (Rule rule : rules) {
      // The default rule's is the word default.
      if (rule.priority() != null && rule.priority().matches("[0-9]+")) {
        priorities.put(rule.ruleArn(), Integer.valueOf(rule.priority()));
      }
    }
    return new Answer.Priorities(priorities);
  }
}
