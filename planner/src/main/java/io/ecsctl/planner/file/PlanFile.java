package io.ecsctl.planner.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ecsctl.compiler.value.SecretName;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.file.PlanFileProblem.Kind;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.VariableCheck;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans on disk. */
public final class PlanFile {
  private PlanFile() {}

  /**
   * The plan as JSON, without secrets: sensitive values are written as the expressions they came
   * from.
   */
  public static String write(Plan plan) {
    return Seal.put(PlanWriter.write(plan));
  }

  /** Writes {@code file} whole or not at all. */
  public static void write(Plan plan, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = target.getParent();
    Path draft = Files.createTempFile(directory, ".plan", ".tmp");
    try {
      Files.writeString(draft, write(plan));
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Reads what {@link #write(Plan, Path)} wrote; what it needs besides, {@link #check} tells. */
  public static PlanFileResult read(Path file) {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return unusable(Kind.UNREADABLE, "there is no file " + file);
    } catch (MalformedInputException e) {
      return unusable(Kind.CORRUPT, file + " is no plan file: it is not UTF-8 text");
    } catch (IOException e) {
      return unusable(Kind.UNREADABLE, "cannot read " + file + ": " + e.getMessage());
    }
  }

  /**
   * @param name how messages call the file
   */
  static PlanFileResult read(String name, String text) {
    try {
      int version = PlanReader.version(text);
      if (version != Plan.FORMAT_VERSION) {
        return unusable(
            Kind.OTHER_VERSION,
            "%s has plan format %d and this release reads format %d; make the plan again with this release"
                .formatted(name, version, Plan.FORMAT_VERSION));
      }
      if (!Seal.isIntact(text)) {
        return unusable(
            Kind.CORRUPT,
            name
                + " is not as it was written, so what it would do is not known; make the plan"
                + " again");
      }
      return new PlanFileResult.Read(PlanReader.read(text));
    } catch (JsonProcessingException e) {
      return unusable(
          Kind.CORRUPT,
          "%s is no plan file, or it was cut short: %s; make the plan again"
              .formatted(name, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("reading text cannot fail otherwise", e);
    }
  }

  /**
   * The secrets of a program that a plan from a file needs, by the names that they have there.
   *
   * @param secrets of sensitive variables, and what the program states itself
   */
  public static Map<String, Value> secrets(Plan plan, Map<String, Value> secrets) {
    Map<String, Value> named = new HashMap<>();
    secrets.forEach((name, value) -> {
      String inFile = SecretName.is(name) ? VariableCheck.nameInFile(plan, name) : name;
      if (plan.variableChecks().containsKey(inFile)) {
        named.put(inFile, value);
      }
    });
    return named;
  }

  /**
   * What keeps the plan from being applied with these secrets: they must be those that it was made
   * with.
   *
   * @param name how messages call the file
   * @param secrets by their names in the file
   */
  public static Optional<PlanFileProblem> check(
      String name, Plan plan, Map<String, Value> secrets) {
    List<String> missing =
        plan.sensitiveVariables().stream().filter(v -> !secrets.containsKey(v)).toList();
    List<String> variables = missing.stream().filter(v -> !SecretName.is(v)).toList();
    if (!variables.isEmpty()) {
      return problem(
          Kind.MISSING_VARIABLES,
          "%s holds no secrets, so it needs the sensitive variables %s again; give them as when it was made (--var, --var-file, ECSCTL_VAR_…)"
              .formatted(name, String.join(", ", variables)));
    }
    if (!missing.isEmpty()) {
      return problem(
          Kind.OTHER_SECRETS,
          "%s holds no secrets, and what the program states as such (under sensitive(…), or in a sensitive attribute) is not what it was when the plan was made; make the plan again"
              .formatted(name));
    }
    List<String> other =
        secrets.entrySet().stream()
            .filter(given -> !VariableCheck.passes(plan, given.getKey(), given.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!other.isEmpty()) {
      return problem(
          Kind.OTHER_VARIABLES,
          "the sensitive variables %s have other values than when %s was made; give the same ones, or make the plan again"
              .formatted(String.join(", ", other), name));
    }
    return Optional.empty();
  }

  private static Optional<PlanFileProblem> problem(Kind kind, String message) {
    return Optional.of(new PlanFileProblem(kind, message));
  }

  private static PlanFileResult unusable(Kind kind, String message) {
    return new PlanFileResult.Unusable(new PlanFileProblem(kind, message));
  }
}
