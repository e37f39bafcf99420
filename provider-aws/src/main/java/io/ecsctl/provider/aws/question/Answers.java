package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers as they come in. */
final class Answers {
  static final Answer ABSENT = new Answer.Absent();
  static final Answer PRESENT = new Answer.Present();
  static final Answer UNASKED = new Answer.Unasked();

  private Answers() {}

  /** Each question by itself, several at the same time. */
  static <Q extends Question> Map<Question, Answer> each(
      Collection<Q> questions, Function<Q, Answer> call) {
    return together(
        questions.stream().map(List::of).toList(),
        one -> Map.of(one.getFirst(), call.apply(one.getFirst())));
  }

  /**
   * Batch by batch, several at the same time; what a batch is refused is the answer to all in it.
   */
  static <Q extends Question> Map<Question, Answer> together(
      Collection<List<Q>> batches, Function<List<Q>, Map<Question, Answer>> call) {
    Map<Question, Answer> all = new HashMap<>();
    Parallel.map(batches, batch -> guarded(batch, call)).forEach(all::putAll);
    return all;
  }

  private static <Q extends Question> Map<Question, Answer> guarded(
      List<Q> batch, Function<List<Q>, Map<Question, Answer>> call) {
    try {
      return call.apply(batch);
    } catch (ProviderException refused) {
      Map<Question, Answer> answers = new HashMap<>();
      batch.forEach(question -> answers.put(question, Answer.Refused.of(refused)));
      return answers;
    }
  }
}
