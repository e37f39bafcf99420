package io.ecsctl.cli.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.level.LevelRules;
import io.ecsctl.compiler.program.RuleLevel;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ecsctl.toml} beside a program: how it is checked, for everybody who checks it. Its reader
 * is loaded only where there is such a file.
 *
 * @param rules of the table {@code [rules]}, in the order of the file
 * @param problems with the file
 */
public record ProjectFile(List<RuleLevel> rules, List<Diagnostic> problems) {
  public static final String NAME = "ecsctl.toml";

  private static final String RULES = "rules";

  public ProjectFile {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /**
   * The file of a program, or nothing where there is none.
   *
   * @param program as the user named it; also how messages name the file
   * @param resolved where it is
   */
  public static ProjectFile read(Path program, Path resolved) {
    boolean directory = Files.isDirectory(resolved);
    Path file = directory ? resolved.resolve(NAME) : resolved.resolveSibling(NAME);
    if (!Files.isRegularFile(file)) {
      return new ProjectFile(List.of(), List.of());
    }
    Path shown = directory ? program.resolve(NAME) : program.resolveSibling(NAME);
    return switch (SourceReader.read(file, shown.normalize().toString())) {
      case SourceReader.Outcome.Failure(var problem) ->
          new ProjectFile(List.of(), List.of(problem));
      case SourceReader.Outcome.Text(var source) -> new Reading(source).file();
    };
  }

  /** One reading of one file. */
  private static final class Reading {
    private final SourceFile source;
    private final List<RuleLevel> rules = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    Reading(SourceFile source) {
      this.source = source;
    }

    ProjectFile file() {
      try (JsonParser toml = new TomlFactory().createParser(source.text())) {
        toml.nextToken();
        while (toml.nextToken() == JsonToken.FIELD_NAME) {
          String key = toml.currentName();
          entry(toml, key, toml.nextToken());
        }
      } catch (JsonProcessingException unreadable) {
        problems.add(
            Diagnostic.of(
                    LevelRules.PROJECT_FILE,
                    at(unreadable.getLocation()),
                    "%s cannot be read",
                    source.path())
                .label(String.valueOf(unreadable.getOriginalMessage()))
                .build());
      } catch (IOException e) {
        throw new UncheckedIOException("reading from a text failed", e);
      }
      return new ProjectFile(rules, problems);
    }

    private void entry(JsonParser toml, String key, JsonToken value) throws IOException {
      if (!key.equals(RULES)) {
        Diagnostic.Builder unknown =
            Diagnostic.of(
                    LevelRules.PROJECT_FILE,
                    line(key),
                    "%s has no place for %s",
                    source.path(),
                    key)
                .detail("It has one table: [rules].");
        Suggestions.nearest(key, List.of(RULES))
            .ifPresent(near -> unknown.label(Suggestions.question(near)));
        problems.add(unknown.build());
        toml.skipChildren();
      } else if (value == JsonToken.START_OBJECT) {
        while (toml.nextToken() == JsonToken.FIELD_NAME) {
          String rule = toml.currentName();
          level(toml, rule, toml.nextToken());
        }
      } else {
        problems.add(
            Diagnostic.of(LevelRules.PROJECT_FILE, line(key), "rules is a table")
                .detail("Write [rules], and below it: ECS614 = \"off\".")
                .build());
        toml.skipChildren();
      }
    }

    private void level(JsonParser toml, String rule, JsonToken value) throws IOException {
      if (value == JsonToken.VALUE_STRING) {
        rules.add(new RuleLevel(rule, toml.getText(), line(rule)));
      } else {
        problems.add(
            Diagnostic.of(LevelRules.PROJECT_FILE, line(rule), "the level of %s is a text", rule)
                .detail("Write: %s = \"warning\".", rule)
                .build());
        toml.skipChildren();
      }
    }

    /** The line that says {@code key}; the reader does not tell where it read. */
    private SourceSpan line(String key) {
      Matcher found =
          Pattern.compile("(?m)^[ \\t]*(\\[?[ \\t]*\"?" + Pattern.quote(key) + "\\b.*?)[ \\t\\r]*$")
              .matcher(source.text());
      return found.find() ? source.span(found.start(1), found.end(1)) : source.span(0, 0);
    }

    /** From where the reader stopped to the end of that line. */
    private SourceSpan at(@Nullable JsonLocation place) {
      if (place == null || place.getLineNr() < 1 || place.getLineNr() > source.lineCount()) {
        return source.span(0, 0);
      }
      String text = source.text();
      int start =
          Math.clamp(
              source.lineStart(place.getLineNr()) + place.getColumnNr() - 1L, 0, text.length());
      int end = text.indexOf('\n', start);
      return source.span(start, end < 0 ? text.length() : end);
    }
  }
}
