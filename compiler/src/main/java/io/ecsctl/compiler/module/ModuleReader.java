package io.ecsctl.compiler.module;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the {@code module} blocks of a program, and of its modules. */
public final class ModuleReader {
  private final ModuleLoader loader;
  private final DiagnosticSink sink = new DiagnosticSink();
  private final Map<String, Optional<ModuleTree>> read = new HashMap<>();

  /** Directories that are being read, outermost first, with the source that names each. */
  private final Map<String, SourceSpan> open = new LinkedHashMap<>();

  private ModuleReader(ModuleLoader loader) {
    this.loader = loader;
  }

  /**
   * @param files of the root program
   */
  public static StageResult<ModuleTree> read(List<Body> files, ModuleLoader loader) {
    ModuleReader reader = new ModuleReader(loader);
    ModuleTree tree = reader.tree(files);
    return new StageResult<>(tree, reader.sink.found());
  }

  private ModuleTree tree(List<Body> files) {
    IdentityHashMap<Body.Block, ModuleTree> calls = new IdentityHashMap<>();
    files.stream()
        .flatMap(file -> file.blocks("module"))
        .forEach(block -> called(block).ifPresent(tree -> calls.put(block, tree)));
    return new ModuleTree(files, calls);
  }

  private Optional<ModuleTree> called(Body.Block block) {
    Expression written = block.body().attribute("source").map(Body.Attribute::value).orElse(null);
    String source = written instanceof Expression.Template template ? template.constant() : null;
    if (written instanceof Expression.Invalid) {
      return Optional.empty();
    }
    if (written == null || source == null) {
      sink.report(
          Diagnostic.of(
                  ModuleRules.SOURCE,
                  written == null ? block.header() : written.span(),
                  written == null
                      ? "this module has no source"
                      : "the source of a module is written out as text")
              .detail(
                  "Write: source = \"./DIRECTORY\" for a directory beside this file, or source ="
                      + " \"std/NAME\" for a module of the standard library."));
      return Optional.empty();
    }
    if (StandardLibrary.sources().contains(source)) {
      return once(source, written.span());
    }
    String directory = directory(source, written.span().file());
    if (directory == null) {
      sink.report(unknownSource(source, written.span()));
      return Optional.empty();
    }
    return once(directory, written.span());
  }

  private static Diagnostic.Builder unknownSource(String source, SourceSpan span) {
    List<String> known = StandardLibrary.sources();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            ModuleRules.SOURCE,
            span,
            source.startsWith(StandardLibrary.PREFIX)
                ? "the standard library has no %s"
                : "%s is no source of a module",
            source);
    Suggestions.nearest(source, known)
        .ifPresentOrElse(
            nearest ->
                diagnostic
                    .didYouMean(nearest)
                    .fix("change it to " + nearest, Edit.replace(span, "\"" + nearest + "\"")),
            () ->
                diagnostic.detail(
                    "A source is a directory, written from the file that names it as ./DIRECTORY or"
                        + " ../DIRECTORY, or a module of the standard library: %s.",
                    String.join(", ", known)));
    return diagnostic;
  }

  /** Null when {@code source} names no directory. */
  private static @Nullable String directory(String source, SourceFile from) {
    if (!source.startsWith("./") && !source.startsWith("../")) {
      return null;
    }
    try {
      return Path.of(from.path()).resolveSibling(source).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private Optional<ModuleTree> once(String directory, SourceSpan source) {
    if (open.containsKey(directory)) {
      cycle(directory, source);
      return Optional.empty();
    }
    Optional<ModuleTree> known = read.get(directory);
    if (known == null) {
      open.put(directory, source);
      known = load(directory, source);
      open.remove(directory);
      read.put(directory, known);
    }
    return known;
  }

  private Optional<ModuleTree> load(String directory, SourceSpan source) {
    ModuleLoader.Files files =
        directory.startsWith(StandardLibrary.PREFIX)
                && StandardLibrary.sources().contains(directory)
            ? new ModuleLoader.Files(List.of(StandardLibrary.file(directory)), List.of())
            : loader.load(directory);
    if (files == null || (files.sources().isEmpty() && files.problems().isEmpty())) {
      sink.report(
          Diagnostic.of(
                  ModuleRules.SOURCE,
                  source,
                  files == null ? "there is no directory %s" : "the directory %s has no .ecs files",
                  directory.isEmpty() ? "." : directory)
              .detail("A source is read from the directory of the file that names it."));
      return Optional.empty();
    }
    files.problems().forEach(sink::report);
    List<Body> bodies = new ArrayList<>();
    for (SourceFile file : files.sources()) {
      if (TestFiles.is(file)) {
        continue;
      }
      StageResult<Body> parsed = Parser.parse(file);
      parsed.diagnostics().forEach(sink::report);
      bodies.add(parsed.value());
    }
    return Optional.of(tree(bodies));
  }

  private void cycle(String directory, SourceSpan source) {
    List<String> path = new ArrayList<>(open.keySet());
    List<SourceSpan> places = new ArrayList<>(open.values());
    int start = path.indexOf(directory);
    List<String> shown = new ArrayList<>(path.subList(start, path.size()));
    shown.add(directory);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                ModuleRules.SOURCE_CYCLE,
                source,
                "this module contains itself: %s",
                String.join(" → ", shown))
            .detail("A module is a part of what names it, so it can not hold itself.");
    for (int i = start; i < places.size(); i++) {
      diagnostic.related(places.get(i), path.get(i) + " is named here");
    }
    sink.report(diagnostic);
  }
}
