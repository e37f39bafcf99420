/*
 * The shape of .ecs. It reads a token stream in which brackets are balanced and only those NEWLINEs are left that separate
 * something: at most one in a row, none inside ( ), [ ], ${ } and {for }, none after "{" and ",".
 *
 * Operators and the steps after a value are flat lists: precedence is the tree builder's work, and no text of the grammar recurses
 * except through brackets and "? :". One token decides nearly everywhere, which keeps the parser fast. What separates items is the tree builder's to check, too, as it can say more about a mistake.
 */
parser grammar EcsParser;

options { tokenVocab = EcsLexer; contextSuperClass = EcsContext; }

standalone : expression EOF ;

item : name ( ASSIGN expression | label* LBRACE body RBRACE ) ;

body : ( item | NEWLINE | COMMA )* ;

label : name | OPEN_QUOTE ( TEXT | ESCAPE )* CLOSE_QUOTE ;

name : variableName | FOR ;

variableName : IDENTIFIER | IN | IF | ELSE | ENDIF | ENDFOR | TRUE | FALSE | NULL ;

expression : operand ( binaryOperator operand )* ( QUESTION expression COLON expression )? ;

binaryOperator
  : OR | AND | EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL
  | PLUS | MINUS | STAR | SLASH | PERCENT
  ;

operand : ( MINUS | NOT )* primary step* ;

step : DOT ( name | NUMBER | ADDRESS | STAR ) | LBRACKET ( STAR | expression ) RBRACKET ;

primary
  : ( NUMBER | CIDR | ADDRESS | PORT | SIZE | CPU | DURATION | MISWRITTEN | SINGLE_QUOTED )  # literal
  | template                                                                # string
  | variableName ( DOUBLE_COLON name )* arguments?                          # reference
  | LPAREN expression RPAREN                                                # parenthesized
  | LBRACKET ( forHead expression condition? | elements? ) RBRACKET          # tuple
  | LBRACE ( forHead expression ARROW expression ELLIPSIS? condition? | entries? ) RBRACE  # object
  ;

elements : expression ( COMMA expression )* COMMA? ;

entries : entry ( ( COMMA | NEWLINE ) entry )* ( COMMA | NEWLINE )? ;

arguments : LPAREN ( expression ( COMMA expression )* ( COMMA | ELLIPSIS )? )? RPAREN ;

entry : expression ( ASSIGN | COLON ) expression ;

forHead : FOR name ( COMMA name )? IN expression COLON ;

condition : IF expression ;

template
  : OPEN_QUOTE part* CLOSE_QUOTE
  | HEREDOC_OPEN part* HEREDOC_CLOSE
  ;

// Flat: the tree builder pairs if, else and endif, because it can point at the one that is missing.
part
  : ( TEXT | ESCAPE | LINE_BREAK )                                     # textPart
  | INTERPOLATION expression sequenceEnd                               # interpolationPart
  | DIRECTIVE IF expression sequenceEnd                                # ifPart
  | DIRECTIVE ELSE sequenceEnd                                         # elsePart
  | DIRECTIVE ENDIF sequenceEnd                                        # endIfPart
  | DIRECTIVE FOR name ( COMMA name )? IN expression sequenceEnd       # forPart
  | DIRECTIVE ENDFOR sequenceEnd                                       # endForPart
  ;

sequenceEnd : RBRACE | STRIP_RBRACE ;
