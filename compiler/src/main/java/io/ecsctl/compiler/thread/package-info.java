/**
 * When a large program is shared among threads, and how.
 *
 * <p>Not here: what is shared, and how the halves come together again; that is each stage's own.
 */
@NullMarked
package io.ecsctl.compiler.thread;

import org.jspecify.annotations.NullMarked;
