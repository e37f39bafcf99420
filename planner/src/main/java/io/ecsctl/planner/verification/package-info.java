/**
 * Verification: what the program takes for granted is asked of the account, and what is not so is a
 * diagnostic like any other. Entry point: {@link Verification#of}, once a plan is made. Asks in
 * bulk, reads only.
 *
 * <p>A rule is a class that says its questions and what to make of the answers; the ids are in
 * {@code compiler.validation.live}. An answer that cannot be had makes a hint, never a failure. Not
 * here: which calls answer a question ({@code provider.aws.question}), levels and suppressions (the
 * compiler weighs what is found).
 */
@NullMarked
package io.ecsctl.planner.verification;

import org.jspecify.annotations.NullMarked;
