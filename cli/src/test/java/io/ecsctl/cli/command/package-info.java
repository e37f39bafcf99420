@NullMarked
package io.ecsctl.cli.command;

import org.jspecify.annotations.NullMarked;
