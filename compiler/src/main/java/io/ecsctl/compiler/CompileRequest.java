package io.ecsctl.compiler;

import io.ecsctl.compiler.source.SourceFile;
import java.util.List;

/**
 * What to compile.
 *
 * @param sources the program's files, in the order of their names
 * @param variables a later input for the same variable wins
 * @param environment what {@code --env} chose; empty without
 * @param region for a program that says none; empty when nobody knows
 */
public record CompileRequest(
    List<SourceFile> sources, List<VariableInput> variables, String environment, String region) {
  public CompileRequest {
    sources = List.copyOf(sources);
    variables = List.copyOf(variables);
  }
}
