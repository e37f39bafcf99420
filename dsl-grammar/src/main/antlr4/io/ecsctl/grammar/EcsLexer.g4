/*
 * Tokens of .ecs: HCL2's, plus literals for networks, ports, sizes, CPU and durations. Total: every text is a sequence of these
 * tokens; what no program may contain has a token of its own (MISWRITTEN, INVALID, ...), so that the parser can speak about it.
 *
 * Every "{" pushes the default mode and every "}" pops, so the "}" of "${ }" finds its way back into the string around it.
 */
lexer grammar EcsLexer;

options { superClass = EcsLexerBase; }

tokens { INTERPOLATION, DIRECTIVE, TEXT, ESCAPE }

// Trivia. Line breaks are tokens: where they mean something depends on the brackets around them, which the parser knows.
SPACE         : [ \t]+ -> skip ;
NEWLINE       : '\r'? '\n' ;
LINE_COMMENT  : ( '#' | '//' ) ~[\r\n]* ( '\r'+ ~[\r\n]+ )* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
UNCLOSED_COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* ;

// Words. All of them may also name an argument, a block or an attribute.
FOR    : 'for' ;
IN     : 'in' ;
IF     : 'if' ;
ELSE   : 'else' ;
ENDIF  : 'endif' ;
ENDFOR : 'endfor' ;
TRUE   : 'true' ;
FALSE  : 'false' ;
NULL   : 'null' ;
IDENTIFIER : Identifier ;

// Literals. The longest match wins, so 10.0.0.0/16 is one token while 10/2 is three.
NUMBER   : Digits ( '.' Digits )? ( [eE] [+-]? Digits )? ;
CIDR     : Ipv4 '/' Digits ;
ADDRESS  : Ipv4 ;
PORT     : Digits ( '-' Digits )? '/' ( 'tcp' | 'udp' ) { endsWord() }? ;
SIZE     : Decimal [KMGT] 'iB' ;
CPU      : Decimal ( 'vCPU' | 'cpu' ) ;
DURATION : Decimal ( 's' | 'm' | 'h' | 'd' ) ;
MISWRITTEN : Decimal WordStart WordPart* ;

OPEN_QUOTE   : '"' -> pushMode(QUOTED) ;
HEREDOC_OPEN : '<<' '-'? Identifier [ \t]* '\r'? '\n' { openHeredoc(); } -> pushMode(HEREDOC) ;

LBRACE   : '{' -> pushMode(DEFAULT_MODE) ;
RBRACE   : '}' { closeBrace(); } ;
// Ends "${" or "%{" and strips the white space after it.
STRIP_RBRACE : '~}' { closeBrace(); } ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LPAREN   : '(' ;
RPAREN   : ')' ;

ASSIGN   : '=' ;
ARROW    : '=>' ;
COLON    : ':' ;
DOUBLE_COLON : '::' ;
QUESTION : '?' ;
COMMA    : ',' ;
DOT      : '.' ;
ELLIPSIS : '...' ;
OR       : '||' ;
AND      : '&&' ;
EQUAL    : '==' ;
NOT_EQUAL : '!=' ;
LESS     : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER  : '>' ;
GREATER_OR_EQUAL : '>=' ;
PLUS     : '+' ;
MINUS    : '-' ;
STAR     : '*' ;
SLASH    : '/' ;
PERCENT  : '%' ;
NOT      : '!' ;

// Habits from other languages, each of which gets a message of its own.
COLON_ASSIGN  : ':=' ;
SEMICOLON     : ';' ;
SINGLE_QUOTED : '\'' ~['\r\n]* '\'' ;
AMPERSAND     : '&' ;
PIPE          : '|' ;
INVALID       : . ;

fragment Digits  : [0-9]+ ;
fragment Decimal : Digits ( '.' Digits )? ;
fragment Ipv4    : Digits '.' Digits '.' Digits '.' Digits ;
fragment Hex     : [0-9a-fA-F] ;
fragment Identifier : WordStart ( WordPart | '-' )* ;
// Unicode's ID_Start and ID_Continue. Asking Java about the rare characters is faster than loading ANTLR's tables of them.
fragment WordStart  : [a-zA-Z_] | [\u0080-\u{10FFFF}] { startsWord() }? ;
fragment WordPart   : [a-zA-Z0-9_] | [\u0080-\u{10FFFF}] { isPartOfWord() }? ;

// Between the quotes of "text ${ expression } text".
mode QUOTED;
CLOSE_QUOTE      : '"' -> popMode ;
QUOTED_INTERPOLATION : '${' '~'? -> type(INTERPOLATION), pushMode(DEFAULT_MODE) ;
QUOTED_DIRECTIVE : '%{' '~'? -> type(DIRECTIVE), pushMode(DEFAULT_MODE) ;
QUOTED_MARK      : ( '$${' | '%%{' ) -> type(ESCAPE) ;
QUOTED_ESCAPE    : '\\' ( 'u' ( Hex ( Hex ( Hex Hex? )? )? )?
                        | 'U' ( Hex ( Hex ( Hex ( Hex ( Hex ( Hex ( Hex Hex? )? )? )? )? )? )? )?
                        | ~[\r\n] )? -> type(ESCAPE) ;
QUOTED_TEXT      : ~["\\$%\r\n]+ -> type(TEXT) ;
QUOTED_SIGN      : [$%\r] -> type(TEXT) ;
// A string ends on its line: going on in the default mode keeps the damage of a forgotten quote to that line.
QUOTED_NEWLINE   : '\r'? '\n' -> type(NEWLINE), popMode ;

// The lines of <<EOT ... EOT.
mode HEREDOC;
HEREDOC_CLOSE     : [ \t]* Identifier { closesHeredoc() }? { closeHeredoc(); } -> popMode ;
HEREDOC_INTERPOLATION : '${' '~'? -> type(INTERPOLATION), pushMode(DEFAULT_MODE) ;
HEREDOC_DIRECTIVE : '%{' '~'? -> type(DIRECTIVE), pushMode(DEFAULT_MODE) ;
HEREDOC_MARK      : ( '$${' | '%%{' ) -> type(ESCAPE) ;
HEREDOC_TEXT      : ~[$%\r\n]+ -> type(TEXT) ;
HEREDOC_SIGN      : [$%\r] -> type(TEXT) ;
LINE_BREAK        : '\r'? '\n' ;
