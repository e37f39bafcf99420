package io.ecsctl.compiler;

import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;

/**
 * What to compile.
 *
 * @param sources the program's files, in the order of their names
 * @param variables a later input for the same variable wins
 * @param environment what {@code --env} chose; empty without
 * @param region for a program that says none; empty when nobody knows
 * @param modules where the files of local modules come from
 */
public record CompileRequest(
    List<SourceFile> sources,
    List<VariableInput> variables,
    String environment,
    String region,
    ModuleLoader modules) {
  public CompileRequest {
    sources = List.copyOf(sources);
    variables = List.copyOf(variables);
  }

  /** A program without modules of its own; those of the standard library are there all the same. */
  public CompileRequest(
      List<SourceFile> sources, List<VariableInput> variables, String environment, String region) {
    this(sources, variables, environment, region, ModuleLoader.NONE);
  }
}
