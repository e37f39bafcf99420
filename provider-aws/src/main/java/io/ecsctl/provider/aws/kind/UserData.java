package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An instance's user data: a script that writes the agent's configuration and then does what else
 * the program says. Reading it back gives the blocks it was made of; a script of another form is
 * {@code user_data} as a whole.
 */
final class UserData {
  static final String ATTRIBUTE = "user_data";
  static final String AGENT = "ecs_agent";

  private static final String HEAD = "#!/bin/bash\ncat >> /etc/ecs/ecs.config <<'ECS_CONFIG'\n";
  private static final String TAIL = "ECS_CONFIG\n";

  private UserData() {}

  /** Base64, as EC2 takes it; null when the program says neither. */
  static @Nullable String encoded(Value.ObjectOf attributes) {
    String script = script(attributes);
    return script == null
        ? null
        : Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String script(Value.ObjectOf attributes) {
    String more = Values.text(attributes, ATTRIBUTE);
    List<Value.Keyed> agents = Values.blocks(attributes, AGENT);
    if (agents.isEmpty()) {
      return more;
    }
    StringBuilder script = new StringBuilder(HEAD);
    AgentConfig.lines(agents.getFirst())
        .forEach(
            (variable, value) -> script.append(variable).append('=').append(value).append('\n'));
    return script.append(TAIL).append(more == null ? "" : more).toString();
  }

  /** What {@link #encoded} was made of. */
  static void read(@Nullable String encoded, LiveAttributes into) {
    if (encoded == null || encoded.isEmpty()) {
      return;
    }
    String script = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
    int end = script.startsWith(HEAD) ? script.indexOf("\n" + TAIL, HEAD.length() - 1) : -1;
    Value.ObjectOf agent = end < 0 ? null : agent(script.substring(HEAD.length(), end + 1));
    if (agent == null) {
      into.text(ATTRIBUTE, script);
    } else {
      into.put(AGENT, agent).text(ATTRIBUTE, script.substring(end + 1 + TAIL.length()));
    }
  }

  private static Value.@Nullable ObjectOf agent(String config) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (String line : config.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals <= 0) {
        return null;
      }
      lines.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return AgentConfig.block(lines);
  }
}
