package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.input.ModuleFiles;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.input.ProgramTree;
import io.ecsctl.cli.input.ProjectFile;
import io.ecsctl.cli.input.VariableFiles;
import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.level.RuleSettings;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.testing.TestSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From what the command line names to a compilation. */
final class Compiling {
  private Compiling() {}

  /**
   * As {@link #compile}, of a module in its own directory as well; and checks the names and types
   * in the tests.
   */
  static Compilation compileWithTests(EcsctlCommand root, ProgramOptions options, String region) {
    Input input = read(root, options.program, options, region);
    Compilation compilation =
        check(input, new Compiler(SchemaReader::bundled)::checkWritten).evaluate(Borrowed.NOTHING);
    if (!input.whole() || input.request().sources().stream().noneMatch(TestSuite::hasTests)) {
      return compilation;
    }
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    all.addAll(
        TestSuite.read(
                input.request().sources(),
                input.request().modules(),
                input.request().files(),
                SchemaReader.bundled(),
                RuleCatalogue.all())
            .diagnosticsOfTests());
    return new Compilation(compilation.program(), compilation.secrets(), all);
  }

  /**
   * Reads and compiles.
   *
   * @param region for programs that say none; may be empty
   * @return with the problems of unreadable files among its diagnostics
   * @throws CliFailure when there is no program
   */
  static Compilation compile(EcsctlCommand root, ProgramOptions options, String region) {
    return check(read(root, options.program, options, region)).evaluate(Borrowed.NOTHING);
  }

  /**
   * Reads and checks; what data blocks find is known later.
   *
   * @param account hears of it as soon as it is known to be the program's
   * @throws CliFailure when there is no program
   */
  static CheckedProgram check(Account account, ProgramOptions options) {
    Input input = read(account.root(), options.program, options, account.region());
    return check(
        input, request -> new Compiler(SchemaReader::bundled).check(request, account::expect));
  }

  /** Checks what has been read. */
  static CheckedProgram check(Input input) {
    return check(input, new Compiler(SchemaReader::bundled)::check);
  }

  private static CheckedProgram check(
      Input input, Function<CompileRequest, CheckedProgram> compiler) {
    List<Diagnostic> all = new ArrayList<>(input.problems());
    if (!input.whole()) {
      // With a file missing the other stages would speak of what is missing: only syntax can be
      // judged.
      input.request().sources().forEach(source -> all.addAll(Parser.parse(source).diagnostics()));
      return new CheckedProgram(_ -> new Compilation(Program.EMPTY, Map.of(), all));
    }
    CheckedProgram checked = compiler.apply(input.request());
    return new CheckedProgram(
        borrowed -> {
          Compilation compilation = checked.evaluate(borrowed);
          List<Diagnostic> found = new ArrayList<>(all);
          found.addAll(compilation.diagnostics());
          return new Compilation(compilation.program(), compilation.secrets(), found);
        },
        checked::weigh);
  }

  /**
   * What is to be compiled.
   *
   * @param whole every file of the program could be read
   * @param problems of files that cannot be read
   */
  record Input(CompileRequest request, boolean whole, List<Diagnostic> problems) {}

  /**
   * Reads a program and its variables.
   *
   * @throws CliFailure when there is no program
   */
  static Input read(EcsctlCommand root, Path path, VariableOptions options, String region) {
    if (!options.environment.isEmpty() && !options.environment.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new CliFailure(
          "BadEnvironment",
          "--env takes a name of letters, digits, - and _, not \"%s\""
              .formatted(options.environment));
    }
    Path resolved = root.resolve(path);
    ProgramFiles program = ProgramFiles.read(path, resolved);
    VariableFiles variables =
        VariableFiles.read(
            System.getenv(),
            environmentFile(resolved, options.environment),
            options.files.stream().map(root::resolve).toList(),
            options.assignments);
    ProjectFile project = ProjectFile.read(path, resolved);
    List<Diagnostic> problems = new ArrayList<>(program.problems());
    problems.addAll(variables.problems());
    problems.addAll(project.problems());
    return new Input(
        new CompileRequest(
            program.sources(),
            variables.inputs(),
            options.environment,
            region,
            directory -> ModuleFiles.load(Path.of(directory), root::resolve),
            new ProgramTree(resolved),
            new RuleSettings(project.rules(), options.acknowledged)),
        program.problems().isEmpty(),
        problems);
  }

  private static List<Path> environmentFile(Path program, String environment) {
    if (environment.isEmpty()) {
      return List.of();
    }
    Path directory = Files.isDirectory(program) ? program : program.resolveSibling("");
    return List.of(directory.resolve(environment + ".ecsvars"));
  }
}
