package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Question;
import java.util.List;
import java.util.Map;

/** Answers questions of one kind. */
interface Answering<Q extends Question> {
  /**
   * The answer to each. What AWS refuses for some of them is {@link Answer.Refused} for those.
   *
   * @param questions distinct
   */
  Map<Question, Answer> answer(List<Q> questions);
}
