package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/**
 * Which machine images the account can see, many a call. By a filter: ids that are not there are
 * left out of the answer, where as an argument they would be its refusal.
 */
final class MachineImageAnswers implements Answering<Question.MachineImage> {
  /** A filter takes so many values. */
  private static final int AT_ONCE = 200;

  private final AwsClients clients;

  MachineImageAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.MachineImage> questions) {
    return Answers.together(Parallel.batches(questions, AT_ONCE), this::ask);
  }

  private Map<Question, Answer> ask(List<Question.MachineImage> questions) {
    List<String> ids = questions.stream().map(Question.MachineImage::id).toList();
    Filter wanted = Filter.builder().name("image-id").values(ids).build();
    Set<String> there =
        Call.to(
            "ec2:DescribeImages",
            () ->
                clients
                    .ec2()
                    // Deprecated ones start instances like any other.
                    .describeImages(r -> r.filters(wanted).includeDeprecated(true))
                    .images()
                    .stream()
                    .map(Image::imageId)
                    .collect(Collectors.toSet()));
    Map<Question, Answer> answers = new HashMap<>();
    for (Question.MachineImage question : questions) {
      answers.put(question, there.contains(question.id()) ? Answers.PRESENT : Answers.ABSENT);
    }
    return answers;
  }
}
