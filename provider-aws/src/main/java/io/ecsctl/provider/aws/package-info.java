/**
 * The provider on the AWS SDK: {@link AwsProvider} is what the planner sees, {@link AwsClients} is all that it needs from the outside.
 *
 * <p>Belongs here: the way from the SPI to a kind. Not here: what a kind does ({@code kind}), where objects are found ({@code
 * inventory}), how clients are made ({@code client}), what is waited for ({@code rollout}).
 */
@NullMarked
package io.ecsctl.provider.aws;

import org.jspecify.annotations.NullMarked;
