package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.LiteralKind;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.grammar.EcsLexer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * Numbers and the literals that HCL does not have. The lexer knows their shape, this knows their
 * range.
 */
final class LiteralBuilder {
  /**
   * More digits than any amount has; a number in {@code 1e999999999} would fill the memory when
   * written out.
   */
  private static final int MAX_DIGITS = 400;

  private static final Pattern EXPONENT = Pattern.compile("[+-]?0*[0-9]{1,3}");

  private static final Map<String, String> LIKELY_UNITS =
      Map.ofEntries(
          Map.entry("k", "KiB"),
          Map.entry("kb", "KiB"),
          Map.entry("ki", "KiB"),
          Map.entry("kib", "KiB"),
          Map.entry("mb", "MiB"),
          Map.entry("mi", "MiB"),
          Map.entry("mib", "MiB"),
          Map.entry("g", "GiB"),
          Map.entry("gb", "GiB"),
          Map.entry("gi", "GiB"),
          Map.entry("gib", "GiB"),
          Map.entry("t", "TiB"),
          Map.entry("tb", "TiB"),
          Map.entry("ti", "TiB"),
          Map.entry("tib", "TiB"),
          Map.entry("vcpu", "vCPU"),
          Map.entry("vcpus", "vCPU"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("min", "m"),
          Map.entry("mins", "m"),
          Map.entry("minute", "m"),
          Map.entry("minutes", "m"),
          Map.entry("hr", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"));

  private final Findings findings;

  LiteralBuilder(Findings findings) {
    this.findings = findings;
  }

  Expression of(Token token, SourceSpan span) {
    String text = span.text();
    return switch (token.getType()) {
      case EcsLexer.NUMBER -> number(text, span);
      case EcsLexer.CIDR ->
          Cidr.parse(text) != null
              ? new Expression.TypedLiteral(span, LiteralKind.CIDR, text)
              : invalid(
                  span,
                  "\"" + text + "\" is no CIDR block",
                  "Four numbers up to 255 and a prefix length up to 32, as in 10.0.0.0/16.");
      case EcsLexer.PORT ->
          PortRange.parse(text) != null
              ? new Expression.TypedLiteral(span, LiteralKind.PORT, text)
              : invalid(
                  span,
                  "\"" + text + "\" is no port",
                  "Ports go up to 65535, and a range from the smaller to the larger one.");
      case EcsLexer.SIZE ->
          Quantities.parseSize(text) != null
              ? new Expression.TypedLiteral(span, LiteralKind.SIZE, text)
              : invalid(
                  span, "\"" + text + "\" is no whole number of bytes", "Write a smaller unit.");
      case EcsLexer.CPU ->
          Quantities.parseCpu(text) != null
              ? new Expression.TypedLiteral(span, LiteralKind.CPU, text)
              : invalid(
                  span,
                  "\"" + text + "\" is no whole number of CPU units",
                  "1vCPU is 1024cpu, and nothing is smaller than 1cpu.");
      case EcsLexer.DURATION ->
          Quantities.parseDuration(text) != null
              ? new Expression.TypedLiteral(span, LiteralKind.DURATION, text)
              : invalid(
                  span, "\"" + text + "\" is no whole number of seconds", "Write a smaller unit.");
      case EcsLexer.ADDRESS -> address(text, span);
      case EcsLexer.SINGLE_QUOTED -> singleQuoted(text, span);
      case EcsLexer.MISWRITTEN -> miswritten(text, span);
      default -> throw new IllegalStateException("no literal: " + token);
    };
  }

  private Expression number(String text, SourceSpan span) {
    int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
    int digits = exponentAt < 0 ? text.length() : exponentAt;
    if (digits > MAX_DIGITS || (exponentAt >= 0 && !isInRange(text.substring(exponentAt + 1)))) {
      return invalid(
          span, "this number is out of range", "Numbers have up to " + MAX_DIGITS + " digits.");
    }
    return new Expression.NumberLiteral(span, new BigDecimal(text));
  }

  private static boolean isInRange(String exponent) {
    return EXPONENT.matcher(exponent).matches()
        && Math.abs(Integer.parseInt(exponent)) <= MAX_DIGITS;
  }

  private Expression address(String text, SourceSpan span) {
    findings.report(
        invalidLiteral(span, "an IP address alone is no literal")
            .label("write \"" + text + "\" or " + text + "/32")
            .fix("write it as a string", Edit.replace(span, '"' + text + '"'))
            .fix("write the block of this one address", Edit.replace(span, text + "/32")));
    return new Expression.Invalid(span);
  }

  private Expression singleQuoted(String text, SourceSpan span) {
    String content = text.substring(1, text.length() - 1);
    String mended = '"' + content.replace("\"", "\\\"") + '"';
    findings.report(
        Findings.of(
                SyntaxRules.FOREIGN_NOTATION,
                span,
                "strings stand in double quotes, not in single ones")
            .label("write " + mended)
            .fix("use double quotes", Edit.replace(span, mended)));
    return new Expression.Template(
        span, content.isEmpty() ? List.of() : List.of(new TemplatePart.Text(span, content)));
  }

  private Expression miswritten(String text, SourceSpan span) {
    int unitAt = 0;
    while (Character.isDigit(text.charAt(unitAt)) || text.charAt(unitAt) == '.') {
      unitAt++;
    }
    String unit = text.substring(unitAt);
    if (unit.matches("_[0-9_]+")) {
      return invalid(
          span, "a number has no \"_\" between its digits", "Write " + text.replace("_", "") + ".");
    }
    String likely = LIKELY_UNITS.get(unit.toLowerCase(Locale.ROOT));
    Diagnostic.Builder found =
        invalidLiteral(span, "\"" + unit + "\" is no unit")
            .detail(
                "Sizes are in KiB, MiB, GiB or TiB, CPU in vCPU or cpu, durations in s, m, h or d."
                    + " A name starts with a letter.");
    if (likely != null) {
      String mended = text.substring(0, unitAt) + likely;
      found.didYouMean(mended).fix("write " + mended, Edit.replace(span, mended));
    }
    findings.report(found);
    return new Expression.Invalid(span);
  }

  private Expression invalid(SourceSpan span, String headline, String detail) {
    findings.report(invalidLiteral(span, headline).detail("%s", detail));
    return new Expression.Invalid(span);
  }

  private static Diagnostic.Builder invalidLiteral(SourceSpan span, String headline) {
    return Findings.of(SyntaxRules.INVALID_LITERAL, span, headline);
  }
}
