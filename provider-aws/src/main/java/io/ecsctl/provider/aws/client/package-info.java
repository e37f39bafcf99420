/**
 * The way to the account: {@link AwsClients} is all that the rest of the provider needs from
 * outside, {@link RealClients} goes over the wire, and {@link Call} turns what goes wrong into a
 * {@code ProviderException} with advice.
 *
 * <p>Change here: timeouts, retries, where credentials and the region come from, the wording of
 * AWS's refusals. Not here: what is called, and the in-memory clients ({@code sandbox}).
 */
@NullMarked
package io.ecsctl.provider.aws.client;

import org.jspecify.annotations.NullMarked;
