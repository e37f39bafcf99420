package io.ecsctl.provider.aws.sandbox.ecs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What user data tells the container agent: the lines that it writes to {@code
 * /etc/ecs/ecs.config}, in whichever way. Without any the agent joins the cluster named default.
 */
record AgentData(String cluster, int reservedMib, Map<String, String> attributes) {
  private static final Pattern CLUSTER = Pattern.compile("ECS_CLUSTER=\"?([A-Za-z0-9_-]+)");
  private static final Pattern RESERVED = Pattern.compile("ECS_RESERVED_MEMORY=\"?([0-9]{1,6})");
  private static final Pattern ATTRIBUTES =
      Pattern.compile("ECS_INSTANCE_ATTRIBUTES='?(\\{[^}]*})");
  private static final JsonFactory JSON = new JsonFactory();

  static AgentData of(@Nullable String base64) {
    String script =
        base64 == null
            ? ""
            : new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    String cluster = found(CLUSTER, script);
    String reserved = found(RESERVED, script);
    String attributes = found(ATTRIBUTES, script);
    return new AgentData(
        cluster == null ? "default" : cluster,
        reserved == null ? 0 : Integer.parseInt(reserved),
        attributes == null ? Map.of() : parsed(attributes));
  }

  private static @Nullable String found(Pattern pattern, String script) {
    Matcher matcher = pattern.matcher(script);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** The agent does not start with attributes that it cannot read; here it starts without them. */
  private static Map<String, String> parsed(String json) {
    Map<String, String> attributes = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        attributes.put(name, parser.getText());
      }
      return attributes;
    } catch (IOException broken) {
      return Map.of();
    }
  }
}
