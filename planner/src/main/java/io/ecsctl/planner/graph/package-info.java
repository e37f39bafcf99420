/**
 * A small directed graph: order, reachability and cycles, for plans of some thousand nodes.
 *
 * <p>Knows nothing of plans. Why it is our own: docs/decisions/0004-own-dag.md.
 */
@NullMarked
package io.ecsctl.planner.graph;

import org.jspecify.annotations.NullMarked;
