package io.ecsctl.provider.aws.question;

import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Question;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * The same where batches differ in what they are about and in nothing else: who may not make the
   * first call, or talks to something that does not know it, hears that once and is not kept
   * waiting for the others' refusals.
   *
   * @param aboutOne codes of refusals that say nothing of other batches
   */
  static <Q extends Question> Map<Question, Answer> likeTheFirst(
      List<List<Q>> batches, Function<List<Q>, Map<Question, Answer>> call, Set<String> aboutOne) {
    List<Q> first = batches.getFirst();
    List<List<Q>> others = batches.subList(1, batches.size());
    Map<Question, Answer> all = new HashMap<>();
    try {
      all.putAll(call.apply(first));
    } catch (ProviderException refused) {
      Answer answer = Answer.Refused.of(refused);
      first.forEach(question -> all.put(question, answer));
      if (!aboutOne.contains(refused.code())) {
        others.forEach(batch -> batch.forEach(question -> all.put(question, answer)));
        return all;
      }
    }
    all.putAll(together(others, call));
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
