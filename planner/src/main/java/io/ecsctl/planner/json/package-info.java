/**
 * JSON documents as plain maps, lists and scalars, read with a streaming parser: data binding would
 * cost start-up time and hide the format.
 *
 * <p>Not here: what a document means.
 */
@NullMarked
package io.ecsctl.planner.json;

import org.jspecify.annotations.NullMarked;
