/**
 * The reference: a page for every kind, function, rule and module, made from the schema and the
 * sources, so that it can say nothing else than they do. Entry point: {@link
 * io.ecsctl.compiler.reference.Reference}; pages are Markdown, and {@link
 * io.ecsctl.compiler.reference.HtmlReference} makes one HTML page of them all.
 *
 * <p>Change here: what a page shows; what functions do in words ({@code functions.md}, held to the
 * functions by a test). Not here: what kinds mean (the schema's overlays), where pages are written
 * to (the command). The pages under {@code docs} are made by this package; tests say when they are
 * not current.
 */
@NullMarked
package io.ecsctl.compiler.reference;

import org.jspecify.annotations.NullMarked;
