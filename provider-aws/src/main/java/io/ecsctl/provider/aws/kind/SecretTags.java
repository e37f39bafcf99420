package io.ecsctl.provider.aws.kind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.json.PlainJson;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.json.JsonTree;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Tags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What AWS does not keep of a secret, and is needed when its program is gone: kept in tags. */
final class SecretTags {
  static final String WINDOW = "recovery_window";
  static final String GENERATE = "generate";

  private static final String WINDOW_TAG = StackScope.TAG_PREFIX + WINDOW;
  private static final String GENERATE_TAG = StackScope.TAG_PREFIX + GENERATE;
  private static final long DEFAULT_DAYS = 30;
  private static final JsonFactory JSON = new JsonFactory();

  private SecretTags() {}

  static SortedMap<String, String> of(DesiredResource desired) {
    SortedMap<String, String> tags = new TreeMap<>();
    if (desired.attributes().get(WINDOW) instanceof Value.Duration(var seconds)) {
      tags.put(WINDOW_TAG, Long.toString(Duration.ofSeconds(seconds).toDays()));
    }
    if (desired.attributes().get(GENERATE) instanceof Value.Keyed settings) {
      tags.put(GENERATE_TAG, encoded(settings));
    }
    return tags;
  }

  static TagChange change(DesiredResource desired) {
    SortedMap<String, String> put = of(desired);
    List<String> remove = new ArrayList<>(List.of(WINDOW_TAG, GENERATE_TAG));
    remove.removeAll(put.keySet());
    return new TagChange(put, remove);
  }

  static long days(Tags tags) {
    String days = tags.all().getOrDefault(WINDOW_TAG, "");
    return days.matches("[0-9]{1,2}") ? Long.parseLong(days) : DEFAULT_DAYS;
  }

  static Value window(Tags tags) {
    return new Value.Duration(Duration.ofDays(days(tags)).toSeconds());
  }

  /**
   * In letters that a tag may have. Excluded characters are few: 256 letters are enough for them.
   */
  private static String encoded(Value.Keyed settings) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(json)) {
      PlainJson.write(out, settings);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.toByteArray());
  }

  /** Null when the value is not a generated one. */
  static @Nullable Value generate(Tags tags) {
    String encoded = tags.all().get(GENERATE_TAG);
    if (encoded == null) {
      return null;
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(encoded);
      return JsonTree.parse(new String(json, StandardCharsets.UTF_8)) instanceof Map<?, ?> settings
          ? block(settings)
          : null;
    } catch (IOException | IllegalArgumentException notOurs) {
      return null;
    }
  }

  private static Value block(Map<?, ?> settings) {
    SortedMap<String, Value> block = new TreeMap<>();
    settings.forEach((name, value) ->
        block.put(
            name.toString(),
            switch (value) {
              case Boolean bool -> new Value.Bool(bool);
              case BigDecimal number -> new Value.Number(number);
              case null -> Value.NULL;
              default -> new Value.Text(value.toString());
            }));
    return new Value.ObjectOf(block);
  }
}
