/**
 * The resource kinds: one class each, saying what the schema cannot: how an object is found, made,
 * changed and deleted. {@link Kinds} lists them all.
 *
 * <p>Change here: what AWS wants for one kind. Not here: names and types of attributes ({@code
 * schema.json}), their way into requests and out of answers ({@code mapping}), what several kinds
 * read together ({@code inventory}), waiting ({@code rollout}).
 */
@NullMarked
package io.ecsctl.provider.aws.kind;

import org.jspecify.annotations.NullMarked;
