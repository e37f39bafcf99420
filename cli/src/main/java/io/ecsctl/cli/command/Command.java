package io.ecsctl.cli.command;

import java.util.concurrent.Callable;

/** One command. Its name is said where it is added: {@link Commands}, or the command above it. */
interface Command extends Declared, Callable<Integer> {}
