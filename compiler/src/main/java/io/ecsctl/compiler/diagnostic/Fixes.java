package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Fixes made all at once: of each finding the first that has edits, in the order of the findings,
 * where none of its edits touches one that is taken already.
 *
 * @param texts the changed files' new texts, by path
 * @param applied the findings that are mended, with their fixes' titles
 */
public record Fixes(Map<String, String> texts, List<Applied> applied) {
  public Fixes {
    texts = Map.copyOf(texts);
    applied = List.copyOf(applied);
  }

  /** A finding and what was done about it. */
  public record Applied(Diagnostic finding, String title) {}

  /**
   * @param files those that may change; a fix that would edit another is left out
   * @param accept whether a file may become that text; if not, no fix in it is made
   */
  public static Fixes of(
      List<SourceFile> files, List<Diagnostic> findings, BiPredicate<SourceFile, String> accept) {
    List<SourceFile> refused = new ArrayList<>();
    while (true) {
      List<SourceFile> open = files.stream().filter(file -> !refused.contains(file)).toList();
      Map<SourceFile, List<Edit>> edits = new LinkedHashMap<>();
      List<Applied> applied = new ArrayList<>();
      for (Diagnostic finding : Diagnostics.sorted(findings)) {
        first(finding)
            .filter(fix -> fits(fix, open, edits))
            .ifPresent(fix -> {
              fix.edits().forEach(edit -> add(edit, edits));
              applied.add(new Applied(finding, fix.title()));
            });
      }
      Map<String, String> texts = new LinkedHashMap<>();
      List<SourceFile> bad = new ArrayList<>();
      edits.forEach((file, changes) -> {
        String text = edited(file, changes);
        if (accept.test(file, text)) {
          texts.put(file.path(), text);
        } else {
          bad.add(file);
        }
      });
      if (bad.isEmpty()) {
        return new Fixes(texts, applied);
      }
      // A fix may edit several files: leaving one out changes which fixes fit.
      refused.addAll(bad);
    }
  }

  private static Optional<Fix> first(Diagnostic finding) {
    return finding.fixes().stream().filter(fix -> !fix.edits().isEmpty()).findFirst();
  }

  private static boolean fits(Fix fix, List<SourceFile> files, Map<SourceFile, List<Edit>> taken) {
    return fix.edits().stream()
        .allMatch(edit ->
            files.contains(edit.span().file())
                && taken.getOrDefault(edit.span().file(), List.of()).stream()
                    .allMatch(other -> other.equals(edit) || apart(other, edit)));
  }

  /** Two insertions at one place have no order, so they are not apart. */
  private static boolean apart(Edit one, Edit other) {
    boolean touch = one.span().start() == other.span().start();
    return !touch
        && (one.span().end() <= other.span().start() || other.span().end() <= one.span().start());
  }

  private static void add(Edit edit, Map<SourceFile, List<Edit>> edits) {
    List<Edit> inFile = edits.computeIfAbsent(edit.span().file(), _ -> new ArrayList<>());
    if (!inFile.contains(edit)) {
      inFile.add(edit);
    }
  }

  private static String edited(SourceFile file, List<Edit> edits) {
    StringBuilder text = new StringBuilder(file.text());
    edits.stream()
        .sorted(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed())
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement()));
    return text.toString();
  }
}
