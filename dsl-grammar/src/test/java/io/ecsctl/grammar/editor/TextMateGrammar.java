package io.ecsctl.grammar.editor;

import io.ecsctl.grammar.EcsLexer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The grammar by which editors colour {@code .ecs}, as the object that its JSON file holds.
 *
 * <p>Words and signs are the lexer's own. What the lexer writes as a rule is written once more
 * here, as a pattern for Oniguruma; that both mean the same is what {@link TextMateGrammarTest}
 * shows. An engine takes the first pattern that matches at a place where the lexer takes the
 * longest, so the order of patterns matters, and a pattern says what must not follow.
 */
final class TextMateGrammar {
  private static final String START = "[a-zA-Z_\\p{L}\\p{Nl}]";
  private static final String PART = "[a-zA-Z0-9_\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}]";
  private static final String WORD_END = "(?![-]|" + PART + ")";
  private static final String WORD = START + "(?:" + PART + "|-)*+";
  private static final String DECIMAL = "[0-9]++(?:\\.[0-9]++)?+";
  private static final String IPV4 = "[0-9]++\\.[0-9]++\\.[0-9]++\\.[0-9]++";

  private TextMateGrammar() {}

  static Map<String, Object> grammar() {
    Map<String, Object> repository = new LinkedHashMap<>();
    repository.put("code", patterns(code()));
    repository.put(
        "sequences",
        patterns(List.of(sequence("\\$", "interpolation"), sequence("%", "directive"))));
    Map<String, Object> grammar = new LinkedHashMap<>();
    grammar.put("name", "ecs");
    grammar.put("scopeName", "source.ecs");
    grammar.put("fileTypes", List.of("ecs", "ecsvars"));
    grammar.put("patterns", List.of(include("code")));
    grammar.put("repository", repository);
    return grammar;
  }

  private static List<Map<String, Object>> code() {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(match("#.*$", TokenClass.COMMENT.scope("comment.line.number-sign")));
    all.add(match("//.*$", TokenClass.COMMENT.scope("comment.line.double-slash")));
    all.add(region("/\\*", "\\*/", TokenClass.COMMENT.scope("comment.block")));
    all.add(heredoc());
    all.add(string());
    all.add(braces());
    all.addAll(literals());
    all.addAll(words());
    all.add(match("'[^'\\r\\n]*+'", TokenClass.MISTAKE.scope()));
    all.addAll(signs());
    all.add(match("\\S", TokenClass.MISTAKE.scope()));
    return all;
  }

  /** Its marker is whatever word it opens with, alone on a line. */
  private static Map<String, Object> heredoc() {
    Map<String, Object> rule =
        region("<<-?(" + WORD + ")[ \\t]*+(?=\\r?$)", "^[ \\t]*+(\\1)(?=\\r?$)", "");
    capture(rule, "beginCaptures", "0", TokenClass.HEREDOC_MARKER.scope());
    capture(rule, "endCaptures", "1", TokenClass.HEREDOC_MARKER.scope());
    rule.put("contentName", TokenClass.TEXT.scope("string.unquoted.heredoc"));
    rule.put(
        "patterns",
        List.of(match("\\$\\$\\{|%%\\{", TokenClass.ESCAPE.scope()), include("sequences")));
    return rule;
  }

  /** A string ends on its line, with or without a quote; only a sequence in it may break lines. */
  private static Map<String, Object> string() {
    Map<String, Object> rule =
        region("\"", "(\")|$", TokenClass.TEXT.scope("string.quoted.double"));
    capture(
        rule, "beginCaptures", "0", TokenClass.QUOTE.scope("punctuation.definition.string.begin"));
    capture(rule, "endCaptures", "1", TokenClass.QUOTE.scope("punctuation.definition.string.end"));
    rule.put(
        "patterns",
        List.of(
            match(
                "\\\\(?:u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[^\\r\\n])?",
                TokenClass.ESCAPE.scope()),
            match("\\$\\$\\{|%%\\{", TokenClass.ESCAPE.scope()),
            include("sequences")));
    return rule;
  }

  private static Map<String, Object> sequence(String sign, String name) {
    Map<String, Object> rule =
        region(sign + "\\{~?", "~?\\}", "meta.embedded." + name + TokenClass.SUFFIX);
    capture(
        rule,
        "beginCaptures",
        "0",
        TokenClass.SEQUENCE.scope("punctuation.section." + name + ".begin"));
    capture(
        rule,
        "endCaptures",
        "0",
        TokenClass.CLOSE_BRACE.scope("punctuation.section." + name + ".end"));
    rule.put("patterns", List.of(include("code")));
    return rule;
  }

  /** A region, so that a brace in a sequence does not end the sequence. */
  private static Map<String, Object> braces() {
    Map<String, Object> rule = region("\\{", "~?\\}", "");
    capture(rule, "beginCaptures", "0", TokenClass.OPEN_BRACE.scope());
    capture(
        rule, "endCaptures", "0", TokenClass.CLOSE_BRACE.scope("punctuation.section.braces.end"));
    rule.put("patterns", List.of(include("code")));
    return rule;
  }

  private static List<Map<String, Object>> literals() {
    return List.of(
        match(IPV4 + "/[0-9]++", TokenClass.CIDR.scope()),
        match(IPV4, TokenClass.ADDRESS.scope()),
        match("[0-9]++(?:-[0-9]++)?+/(?:tcp|udp)" + WORD_END, TokenClass.PORT.scope()),
        match(DECIMAL + "[KMGT]iB(?!" + PART + ")", TokenClass.SIZE.scope()),
        match(DECIMAL + "(?:vCPU|cpu)(?!" + PART + ")", TokenClass.CPU.scope()),
        match(DECIMAL + "[smhd](?!" + PART + ")", TokenClass.DURATION.scope()),
        match(DECIMAL + "(?:[eE][+-]?[0-9]++)?+(?!" + PART + ")", TokenClass.NUMBER.scope()),
        match(DECIMAL + START + PART + "*+", TokenClass.MISTAKE.scope()));
  }

  private static List<Map<String, Object>> words() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (TokenClass words : List.of(TokenClass.KEYWORD, TokenClass.BOOLEAN, TokenClass.NULL)) {
      all.add(match("(?:" + spelled(words) + ")" + WORD_END, words.scope()));
    }
    String name = "(?!(?:" + spelled(TokenClass.KEYWORD) + ")" + WORD_END + ")" + WORD;
    Map<String, Object> labelled = new LinkedHashMap<>();
    labelled.put("match", "(" + WORD + ")[ \\t]++(" + name + ")(?=[ \\t]*+\\{)");
    capture(labelled, "captures", "1", TokenClass.NAME.scope("entity.name.type"));
    capture(labelled, "captures", "2", TokenClass.NAME.scope("entity.name.label"));
    all.add(labelled);
    all.add(name("(?=(?:[ \\t]++\"[^\"\\r\\n]*+\")*+[ \\t]*+\\{)", "entity.name.type"));
    all.add(name("(?=[ \\t]*+=(?![=>]))", "entity.other.attribute-name"));
    all.add(name("(?=\\()", "entity.name.function"));
    all.add(match("(?<=\\.)" + WORD, TokenClass.NAME.scope("variable.other.member")));
    all.add(match(WORD, TokenClass.NAME.scope()));
    return all;
  }

  private static Map<String, Object> name(String before, String scope) {
    return match(WORD + before, TokenClass.NAME.scope(scope));
  }

  /** Every sign that the lexer spells out, longer ones first; braces and quotes open regions. */
  private static List<Map<String, Object>> signs() {
    return Arrays.stream(TokenClass.values())
        .filter(each -> each != TokenClass.OPEN_BRACE && each != TokenClass.QUOTE)
        .flatMap(each ->
            Arrays.stream(each.tokens())
                .mapToObj(EcsLexer.VOCABULARY::getLiteralName)
                .filter(spelling -> spelling != null && !isWord(unquoted(spelling)))
                .map(spelling -> Map.entry(unquoted(spelling), each)))
        .sorted(
            Comparator.comparing((Map.Entry<String, TokenClass> sign) -> -sign.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .map(sign -> match(escaped(sign.getKey()), scope(sign.getValue())))
        .toList();
  }

  private static String scope(TokenClass sign) {
    return sign == TokenClass.CLOSE_BRACE
        ? sign.scope("punctuation.section.braces.end")
        : sign.scope();
  }

  private static boolean isWord(String spelling) {
    return Character.isLetter(spelling.charAt(0));
  }

  /** The words of a class as alternatives. */
  private static String spelled(TokenClass words) {
    return Arrays.stream(words.tokens())
        .mapToObj(type -> unquoted(EcsLexer.VOCABULARY.getLiteralName(type)))
        .collect(Collectors.joining("|"));
  }

  private static String unquoted(String literalName) {
    return literalName.substring(1, literalName.length() - 1);
  }

  private static String escaped(String sign) {
    return sign.codePoints()
        .mapToObj(c -> "\\" + Character.toString(c))
        .collect(Collectors.joining())
        .replaceAll("\\\\([~,:;=!&<>/-])", "$1");
  }

  private static Map<String, Object> include(String name) {
    return Map.of("include", "#" + name);
  }

  private static Map<String, Object> patterns(List<Map<String, Object>> patterns) {
    return Map.of("patterns", patterns);
  }

  private static Map<String, Object> match(String pattern, String scope) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("name", scope);
    rule.put("match", pattern);
    return rule;
  }

  private static Map<String, Object> region(String begin, String end, String scope) {
    Map<String, Object> rule = new LinkedHashMap<>();
    if (!scope.isEmpty()) {
      rule.put("name", scope);
    }
    rule.put("begin", begin);
    rule.put("end", end);
    return rule;
  }

  @SuppressWarnings("unchecked")
  private static void capture(Map<String, Object> rule, String which, String group, String scope) {
    ((Map<String, Object>) rule.computeIfAbsent(which, _ -> new LinkedHashMap<String, Object>()))
        .put(group, Map.of("name", scope));
  }
}
