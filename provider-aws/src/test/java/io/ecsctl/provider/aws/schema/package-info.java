/**
 * Makes {@code schema.json} and the reference pages from the AWS SDK's own metadata and one overlay
 * a kind.
 *
 * <p>Build-time code, and therefore among the tests: what it makes is checked in, and {@link
 * SchemaIsCurrentTest} compares. Entry point: {@link SchemaGenerator}. Here: what the API's
 * metadata cannot say about a kind. Not here: the model ({@code compiler.schema}), how values
 * travel to AWS ({@code provider.aws.mapping}).
 */
@NullMarked
package io.ecsctl.provider.aws.schema;

import org.jspecify.annotations.NullMarked;
