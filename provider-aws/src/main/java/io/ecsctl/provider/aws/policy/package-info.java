/**
 * Policy documents: the typed block that programs write, IAM's JSON, and the way between the two.
 * Entry point: {@link io.ecsctl.provider.aws.policy.PolicyAttribute}.
 *
 * <p>Change here: what of two documents counts as the same. Not here: which kinds have one ({@code
 * kind}), the block's schema (the overlays), whether a document makes sense ({@code
 * compiler.validation}).
 */
@NullMarked
package io.ecsctl.provider.aws.policy;

import org.jspecify.annotations.NullMarked;
