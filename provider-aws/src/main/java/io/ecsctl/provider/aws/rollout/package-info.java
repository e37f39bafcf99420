/**
 * Waiting: for an object to become of use, for AWS to let go of one, for a service's deployment to
 * complete.
 *
 * <p>Invariant: time passes only through the {@code Pacer}, so that the sandbox and tests decide
 * how fast. Not here: what is waited for by which kind ({@code kind}), how waiting is shown ({@code
 * cli}).
 */
@NullMarked
package io.ecsctl.provider.aws.rollout;

import org.jspecify.annotations.NullMarked;
