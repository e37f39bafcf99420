/**
 * Answers to what the planner asks of the account besides the stack's own objects. Entry point:
 * {@link Questions#answer}.
 *
 * <p>A class a kind of question, with the calls that answer many at once. The text of a secret does
 * not leave {@link SecretAnswers}: it is looked at for its keys and forgotten. Not here: what
 * follows from an answer ({@code planner.verification}).
 */
@NullMarked
package io.ecsctl.provider.aws.question;

import org.jspecify.annotations.NullMarked;
