package io.ecsctl.compiler;

import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.level.RuleSettings;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.module.TestFiles;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;

/**
 * What to compile.
 *
 * @param sources the program's files, in the order of their names; files of tests among them are
 *     left out
 * @param variables a later input for the same variable wins
 * @param environment what {@code --env} chose; empty without
 * @param region for a program that says none; empty when nobody knows
 * @param modules where the files of local modules come from
 * @param files what the functions that read files may read
 * @param rules what is said about rules outside of the program
 */
public record CompileRequest(
    List<SourceFile> sources,
    List<VariableInput> variables,
    String environment,
    String region,
    ModuleLoader modules,
    FileSource files,
    RuleSettings rules) {
  public CompileRequest {
    sources = List.copyOf(sources);
    variables = List.copyOf(variables);
  }

  /** The files that the program is made of: those of its tests are not. */
  List<SourceFile> programSources() {
    return sources.stream().filter(source -> !TestFiles.is(source)).toList();
  }

  /** A program of these texts alone; the standard library is there all the same. */
  public CompileRequest(
      List<SourceFile> sources, List<VariableInput> variables, String environment, String region) {
    this(sources, variables, environment, region, ModuleLoader.NONE, FileSource.NONE);
  }

  /** With every rule as it is. */
  public CompileRequest(
      List<SourceFile> sources,
      List<VariableInput> variables,
      String environment,
      String region,
      ModuleLoader modules,
      FileSource files) {
    this(sources, variables, environment, region, modules, files, RuleSettings.NONE);
  }
}
