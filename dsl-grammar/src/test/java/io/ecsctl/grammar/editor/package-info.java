/**
 * What editors need from the lexer: the TextMate grammar in {@code editors/vscode}, made from the
 * lexer's vocabulary, and the proof that it sees what the lexer sees.
 *
 * <p>Change here: which token has which colour ({@link TokenClass}). Not here: the editor's other
 * settings, which are written by hand beside the grammar.
 */
package io.ecsctl.grammar.editor;
