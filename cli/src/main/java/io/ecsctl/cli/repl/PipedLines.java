package io.ecsctl.cli.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a pipe or file, put together until every bracket and heredoc is closed. */
public final class PipedLines implements Lines {
  private final BufferedReader in;

  public PipedLines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String next() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      text.append(line);
      if (!Openness.isOpen(text.toString())) {
        return text.toString();
      }
      text.append('\n');
    }
    return text.isEmpty() ? null : text.toString();
  }
}
