package io.ecsctl.grammar.editor;

import io.ecsctl.grammar.EcsLexer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that look the same in an editor, and the scopes that say so. A class has several scopes
 * where the place tells more than the lexer does: a name before {@code =} is an argument.
 */
enum TokenClass {
  COMMENT(
      List.of("comment.line.number-sign", "comment.line.double-slash", "comment.block"),
      EcsLexer.LINE_COMMENT,
      EcsLexer.BLOCK_COMMENT,
      EcsLexer.UNCLOSED_COMMENT),
  KEYWORD(
      List.of("keyword.control"),
      EcsLexer.FOR,
      EcsLexer.IN,
      EcsLexer.IF,
      EcsLexer.ELSE,
      EcsLexer.ENDIF,
      EcsLexer.ENDFOR),
  BOOLEAN(List.of("constant.language.boolean"), EcsLexer.TRUE, EcsLexer.FALSE),
  NULL(List.of("constant.language.null"), EcsLexer.NULL),
  NAME(
      List.of(
          "entity.name.type",
          "entity.name.label",
          "entity.other.attribute-name",
          "entity.name.function",
          "variable.other.member",
          "variable.other"),
      EcsLexer.IDENTIFIER),
  NUMBER(List.of("constant.numeric"), EcsLexer.NUMBER),
  CIDR(List.of("constant.numeric.cidr"), EcsLexer.CIDR),
  ADDRESS(List.of("constant.numeric.address"), EcsLexer.ADDRESS),
  PORT(List.of("constant.numeric.port"), EcsLexer.PORT),
  SIZE(List.of("constant.numeric.size"), EcsLexer.SIZE),
  CPU(List.of("constant.numeric.cpu"), EcsLexer.CPU),
  DURATION(List.of("constant.numeric.duration"), EcsLexer.DURATION),
  QUOTE(
      List.of("punctuation.definition.string.begin", "punctuation.definition.string.end"),
      EcsLexer.OPEN_QUOTE,
      EcsLexer.CLOSE_QUOTE),
  HEREDOC_MARKER(List.of("keyword.other.heredoc"), EcsLexer.HEREDOC_OPEN, EcsLexer.HEREDOC_CLOSE),
  TEXT(
      List.of("string.quoted.double", "string.unquoted.heredoc"),
      EcsLexer.TEXT,
      EcsLexer.LINE_BREAK),
  ESCAPE(List.of("constant.character.escape"), EcsLexer.ESCAPE),
  SEQUENCE(
      List.of("punctuation.section.interpolation.begin", "punctuation.section.directive.begin"),
      EcsLexer.INTERPOLATION,
      EcsLexer.DIRECTIVE),
  OPEN_BRACE(List.of("punctuation.section.braces.begin"), EcsLexer.LBRACE),
  /** The lexer does not tell whether a brace ends a block or a sequence; colours may. */
  CLOSE_BRACE(
      List.of(
          "punctuation.section.braces.end",
          "punctuation.section.interpolation.end",
          "punctuation.section.directive.end"),
      EcsLexer.RBRACE,
      EcsLexer.STRIP_RBRACE),
  BRACKET(List.of("punctuation.section.brackets"), EcsLexer.LBRACKET, EcsLexer.RBRACKET),
  PAREN(List.of("punctuation.section.parens"), EcsLexer.LPAREN, EcsLexer.RPAREN),
  ASSIGN(List.of("keyword.operator.assignment"), EcsLexer.ASSIGN, EcsLexer.ARROW),
  SEPARATOR(
      List.of("punctuation.separator"), EcsLexer.COMMA, EcsLexer.COLON, EcsLexer.DOUBLE_COLON),
  DOT(List.of("punctuation.accessor"), EcsLexer.DOT),
  CONDITIONAL(List.of("keyword.operator.ternary"), EcsLexer.QUESTION),
  ELLIPSIS(List.of("keyword.operator.expansion"), EcsLexer.ELLIPSIS),
  LOGICAL(List.of("keyword.operator.logical"), EcsLexer.OR, EcsLexer.AND, EcsLexer.NOT),
  COMPARISON(
      List.of("keyword.operator.comparison"),
      EcsLexer.EQUAL,
      EcsLexer.NOT_EQUAL,
      EcsLexer.LESS,
      EcsLexer.LESS_OR_EQUAL,
      EcsLexer.GREATER,
      EcsLexer.GREATER_OR_EQUAL),
  ARITHMETIC(
      List.of("keyword.operator.arithmetic"),
      EcsLexer.PLUS,
      EcsLexer.MINUS,
      EcsLexer.STAR,
      EcsLexer.SLASH,
      EcsLexer.PERCENT),
  MISTAKE(
      List.of("invalid.illegal"),
      EcsLexer.MISWRITTEN,
      EcsLexer.COLON_ASSIGN,
      EcsLexer.SEMICOLON,
      EcsLexer.SINGLE_QUOTED,
      EcsLexer.AMPERSAND,
      EcsLexer.PIPE,
      EcsLexer.INVALID),
  /** Nothing to see. */
  BLANK(List.of(), EcsLexer.SPACE, EcsLexer.NEWLINE);

  static final String SUFFIX = ".ecs";

  private final List<String> scopes;
  private final int[] tokens;

  TokenClass(List<String> scopes, int... tokens) {
    this.scopes = scopes;
    this.tokens = tokens;
  }

  /** The scope for wherever the place tells nothing more: the last one. */
  String scope() {
    return scopes.getLast() + SUFFIX;
  }

  /**
   * @throws IllegalArgumentException for a scope of another class
   */
  String scope(String name) {
    if (!scopes.contains(name)) {
      throw new IllegalArgumentException(name + " is no scope of " + this);
    }
    return name + SUFFIX;
  }

  boolean holds(int tokenType) {
    return Arrays.stream(tokens).anyMatch(type -> type == tokenType);
  }

  int[] tokens() {
    return tokens.clone();
  }

  /** The class that {@code scope} is one of. */
  static Optional<TokenClass> ofScope(String scope) {
    return Arrays.stream(values())
        .filter(each -> each.scopes.stream().anyMatch(name -> scope.equals(name + SUFFIX)))
        .findFirst();
  }

  static Optional<TokenClass> ofToken(int tokenType) {
    return Arrays.stream(values()).filter(each -> each.holds(tokenType)).findFirst();
  }
}
