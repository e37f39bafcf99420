package io.ecsctl.cli.repl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a conversation's lines come from. */
public interface Lines {
  /**
   * The next input; several lines where brackets or a heredoc stay open. Null at the end, empty
   * when it was interrupted.
   */
  @Nullable String next() throws IOException;
}
