/**
 * The provider on the AWS SDK: {@link AwsProvider} is what the planner sees, and the only type
 * here.
 *
 * <p>Belongs here: the way from the SPI to a kind. Not here: what a kind does ({@code kind}), where
 * objects are found ({@code inventory}), how clients are made and errors told ({@code client}),
 * what is waited for ({@code rollout}).
 */
@NullMarked
package io.ecsctl.provider.aws;

import org.jspecify.annotations.NullMarked;
