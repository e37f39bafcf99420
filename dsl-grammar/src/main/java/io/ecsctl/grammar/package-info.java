/**
 * The grammar of .ecs: {@code EcsLexer.g4}, {@code EcsParser.g4}, what ANTLR generates from them,
 * and the few lines of state a lexer with heredocs needs.
 *
 * <p>Not here: trees, messages, meaning ({@code compiler.syntax}). Nothing but {@code
 * compiler.syntax} uses these types.
 */
package io.ecsctl.grammar;
