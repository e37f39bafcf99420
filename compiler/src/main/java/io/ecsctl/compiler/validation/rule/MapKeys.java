package io.ecsctl.compiler.validation.rule;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the key of a map stands, when the map is written out. */
public final class MapKeys {
  private MapKeys() {}

  /** The key in the braces of {@code name}, or the whole value when it is not found there. */
  public static SourceSpan span(Block block, String name, String key) {
    SourceSpan value = block.valueSpan(name);
    Matcher matcher =
        Pattern.compile("(?m)(?:^|[{,])[ \\t]*(\"?" + Pattern.quote(key) + "\"?)[ \\t]*[=:]")
            .matcher(value.text());
    return matcher.find()
        ? value.file().span(value.start() + matcher.start(1), value.start() + matcher.end(1))
        : value;
  }
}
