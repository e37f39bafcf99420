/**
 * The program in the words of ECS engineers: typed views of its resources, and one index that
 * resolves what refers to what. Rules and the reachability engine read these instead of attribute
 * names.
 *
 * <p>Every accessor answers null, or an incomplete {@link References}, for what is not known yet or
 * lives outside the program: who asks then stays silent. Pure, no caching outside {@link
 * ProgramModel}. Not here: judgements ({@code compiler.validation}), AWS limits (beside the rule
 * that enforces them).
 */
@NullMarked
package io.ecsctl.compiler.model;

import org.jspecify.annotations.NullMarked;
