/**
 * The schema model: which kinds there are and what attributes they have, as data read from one
 * resource file.
 *
 * <p>The file {@code schema.json} is derived from the AWS SDK's own metadata and one overlay a
 * kind; compiler, provider, reference docs and editors all read it. Pure data. Not here: how it is
 * derived (the provider), what a rule makes of it.
 */
@NullMarked
package io.ecsctl.compiler.schema;

import org.jspecify.annotations.NullMarked;
