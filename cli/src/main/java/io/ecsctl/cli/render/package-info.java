/**
 * How things look: plans, diagnostics, progress, results; as text for people and as JSON for
 * programs.
 *
 * <p>Not here: what is decided or done. Renderers take finished values and a console.
 */
@NullMarked
package io.ecsctl.cli.render;

import org.jspecify.annotations.NullMarked;
