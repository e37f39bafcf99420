/**
 * Modules: from the {@code module} blocks of a program to the syntax trees of the directories they
 * name, each read once. Entry point: {@link io.ecsctl.compiler.module.ModuleReader#read}. Does no
 * I/O of its own: a {@link io.ecsctl.compiler.module.ModuleLoader} hands over the texts, and the
 * standard library is part of the compiler.
 *
 * <p>Change here: what a source may be. Not here: what a module's names mean ({@code
 * compiler.binding}).
 */
@NullMarked
package io.ecsctl.compiler.module;

import org.jspecify.annotations.NullMarked;
