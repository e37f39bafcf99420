package io.ecsctl.compiler.module;

import io.ecsctl.compiler.source.SourceFile;

/**
 * Files that are read for tests only: {@code NAME.test.ecs}. Nothing in them is part of the program
 * or module that they lie beside.
 */
public final class TestFiles {
  private static final String SUFFIX = ".test.ecs";

  private TestFiles() {}

  public static boolean is(SourceFile file) {
    return file.path().endsWith(SUFFIX);
  }
}
