/**
 * The sandbox over the wire: AWS's query, JSON and REST protocols by the SDK's own list of members.
 * The build trains the AOT cache on it; no command comes here.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.wire;

import org.jspecify.annotations.NullMarked;
