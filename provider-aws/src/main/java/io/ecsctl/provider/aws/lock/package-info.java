/**
 * The stack's lock: one SSM parameter that only one can create.
 *
 * <p>Not here: when it is taken ({@code planner.apply}).
 */
@NullMarked
package io.ecsctl.provider.aws.lock;

import org.jspecify.annotations.NullMarked;
