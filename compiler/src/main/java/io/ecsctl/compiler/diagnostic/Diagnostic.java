package io.ecsctl.compiler.diagnostic;

import com.google.errorprone.annotations.FormatMethod;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding, read top to bottom: {@code headline} says what is wrong with this value; {@code
 * subject} is underlined with {@code label} beside it; {@code related} are underlined below; {@code
 * notes} follow ({@code path: internet → …}, {@code AWS would answer: …}); {@code fixes} are listed
 * best first.
 *
 * @param subject null only for findings about no place in a text, such as a directory without
 *     programs
 * @param headline one sentence with the user's names and values, no full stop
 * @param label short text beside the underline, may be empty
 * @param detail full sentences: why, and what to do; may be empty
 * @param values what the parts of {@code subject} evaluated to, drawn under its lines instead of an
 *     underline; empty for most findings
 */
public record Diagnostic(
    RuleInfo rule,
    @Nullable SourceSpan subject,
    String headline,
    String label,
    String detail,
    List<Related> related,
    List<ShownValue> values,
    List<String> notes,
    List<Fix> fixes) {

  public Diagnostic {
    related = List.copyOf(related);
    values = List.copyOf(values);
    notes = List.copyOf(notes);
    fixes = List.copyOf(fixes);
  }

  @FormatMethod
  public static Builder of(
      RuleInfo rule, @Nullable SourceSpan subject, String headline, Object... args) {
    return new Builder(rule, subject, headline.formatted(args));
  }

  public Severity severity() {
    return rule.severity();
  }

  /** The same, weighing otherwise; itself when it weighs that already. */
  public Diagnostic withSeverity(Severity severity) {
    return severity == rule.severity()
        ? this
        : new Diagnostic(
            new RuleInfo(rule.id(), rule.slug(), severity, rule.summary()),
            subject,
            headline,
            label,
            detail,
            related,
            values,
            notes,
            fixes);
  }

  /** The same, with one more line after its source. */
  public Diagnostic withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(rule, subject, headline, label, detail, related, values, more, fixes);
  }

  /** Collects the optional parts. */
  public static final class Builder {
    private final RuleInfo rule;
    private final @Nullable SourceSpan subject;
    private final String headline;
    private String label = "";
    private String detail = "";
    private final List<Related> related = new ArrayList<>();
    private final List<ShownValue> values = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    Builder(RuleInfo rule, @Nullable SourceSpan subject, String headline) {
      this.rule = rule;
      this.subject = subject;
      this.headline = headline;
    }

    public Builder label(String text) {
      label = text;
      return this;
    }

    @FormatMethod
    public Builder detail(String format, Object... args) {
      detail = format.formatted(args);
      return this;
    }

    public Builder related(SourceSpan span, String note) {
      related.add(new Related(span, note));
      return this;
    }

    /** What a part of the subject evaluated to. */
    public Builder value(ShownValue value) {
      values.add(value);
      return this;
    }

    /** A line after the source, such as {@code "path: internet → listener.http"}. */
    public Builder note(String text) {
      notes.add(text);
      return this;
    }

    public Builder fix(String title, Edit... edits) {
      fixes.add(new Fix(title, List.of(edits)));
      return this;
    }

    /** Asks whether that word was meant. */
    public Builder didYouMean(String word) {
      return label(Suggestions.question(word));
    }

    /** Asks whether that word was meant, and offers to write it at {@code span}. */
    public Builder didYouMean(String word, SourceSpan span) {
      return didYouMean(word).fix("change it to " + word, Edit.replace(span, word));
    }

    /** Asks whether the nearest of these words was meant; lists them when none is near enough. */
    public Builder didYouMeanOneOf(Collection<String> known, String written) {
      return Suggestions.nearest(written, known)
          .map(this::didYouMean)
          .orElseGet(() -> detail("%s", Suggestions.list(known)));
    }

    public Diagnostic build() {
      return new Diagnostic(rule, subject, headline, label, detail, related, values, notes, fixes);
    }
  }
}
