package io.ecsctl.compiler.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way into nested modules: {@code module.net["a"]}.
 *
 * @param key null when the module block has neither {@code for_each} nor {@code count}
 */
public record ModuleStep(String name, @Nullable InstanceKey key) {
  private static final Pattern STEP =
      Pattern.compile(
          "module\\.(?<name>[^.\\[\\]]+)"
              + "(?:\\[(?:\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"|(?<index>[0-9]{1,9}))\\])?(?:\\.|$)");

  /** {@code module.net["a"]}. */
  public String text() {
    return "module." + name + (key == null ? "" : key.suffix());
  }

  /** The steps of {@link ResourceAddress#module}, outermost first; none for the root program. */
  public static List<ModuleStep> of(String module) {
    List<ModuleStep> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(module);
    while (matcher.find()) {
      steps.add(
          new ModuleStep(
              matcher.group("name"),
              InstanceKey.of(matcher.group("text"), matcher.group("index"))));
    }
    return steps;
  }
}
