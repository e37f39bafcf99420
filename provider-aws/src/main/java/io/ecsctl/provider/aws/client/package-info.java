/**
 * Real SDK clients: how they are configured, and that none exists before it is needed.
 *
 * <p>Change here: timeouts, retries, where credentials and the region come from. Not here: what is called.
 */
@NullMarked
package io.ecsctl.provider.aws.client;

import org.jspecify.annotations.NullMarked;
