/**
 * Syntax: source text to a syntax tree. Entry point: {@link Parser#parse}. Total: any text gives a
 * tree and a list of diagnostics.
 *
 * <p>The way through: the lexer makes tokens of every text; {@code Balancer} pairs their brackets
 * and bounds their nesting; ANTLR's parser reads them item by item; {@code TreeBuilder} and those
 * it calls make our tree of ANTLR's. ANTLR types stop here. {@link AstPrinter} shows a tree, {@link
 * ExpressionText} writes an expression as source again, {@link LexicalTokens} is for those who care
 * about layout, {@link SourceReader} gets the text from a file.
 *
 * <p>Change here: what is correct text, and the words for what is not ({@link SyntaxRules}); a new
 * message brings a golden folder. Not here: what a name or a block means ({@code
 * compiler.binding}), layout ({@code compiler.format}).
 */
@NullMarked
package io.ecsctl.compiler.syntax;

import org.jspecify.annotations.NullMarked;
