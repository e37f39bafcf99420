package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Objects of buckets, one a call: S3 has no call for several keys. Their content is not read. */
final class ObjectAnswers implements Answering<Question.StoredObject> {
  private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchBucket", "NotFound", "404");

  private final AwsClients clients;

  ObjectAnswers(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Map<Question, Answer> answer(List<Question.StoredObject> questions) {
    return Answers.each(questions, this::ask);
  }

  private Answer ask(Question.StoredObject object) {
    return Call.unless(
                GONE,
                "s3:GetObject",
                () -> clients.s3().headObject(r -> r.bucket(object.bucket()).key(object.key())))
            == null
        ? Answers.ABSENT
        : Answers.PRESENT;
  }
}
