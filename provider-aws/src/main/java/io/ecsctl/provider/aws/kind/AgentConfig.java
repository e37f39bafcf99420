package io.ecsctl.provider.aws.kind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An {@code ecs_agent} block as the variables of {@code /etc/ecs/ecs.config}, and back. */
final class AgentConfig {
  static final String CLUSTER = "cluster";
  private static final String CLUSTER_VARIABLE = "ECS_CLUSTER";
  private static final String SETTINGS = "settings";
  private static final long MIB = 1L << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private AgentConfig() {}

  /** By variable, so that one block always gives one text. */
  static SortedMap<String, String> lines(Value.Keyed block) {
    SortedMap<String, String> lines = new TreeMap<>();
    lines.put(CLUSTER_VARIABLE, Values.required(block, CLUSTER));
    for (AgentSetting setting : AgentSetting.values()) {
      String text = text(block.get(setting.attribute()));
      if (text != null) {
        lines.put(setting.variable(), text);
      }
    }
    if (block.get(SETTINGS) instanceof Value.Keyed settings) {
      settings
          .entries()
          .forEach((variable, value) -> {
            String text = Values.text(value);
            if (text != null) {
              lines.put(variable, text);
            }
          });
    }
    return lines;
  }

  private static @Nullable String text(Value value) {
    return switch (value) {
      case Value.Size(var bytes) -> String.valueOf(bytes / MIB);
      case Value.Duration(var seconds) -> seconds + "s";
      case Value.Port(var port) -> new PortRange(port.from(), port.to(), "").toString();
      case Value.Sequence _, Value.Keyed _ -> json(value);
      case Value.Sensitive(var inner, var _) -> text(inner);
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Cpu _,
          Value.Reference _,
          Value.Unknown _ ->
          Values.text(value);
    };
  }

  private static String json(Value value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(value, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(Value value, JsonGenerator json) throws IOException {
    if (value instanceof Value.Sequence list) {
      json.writeStartArray();
      for (Value element : list.elements()) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Value.Keyed map) {
      json.writeStartObject();
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        json.writeFieldName(entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Value.Number(var number)) {
      json.writeNumber(number);
    } else {
      json.writeString(Values.text(value));
    }
  }

  /** Null when it names no cluster: then somebody else wrote it. */
  static Value.@Nullable ObjectOf block(SortedMap<String, String> lines) {
    SortedMap<String, String> rest = new TreeMap<>(lines);
    String cluster = rest.remove(CLUSTER_VARIABLE);
    if (cluster == null) {
      return null;
    }
    LiveAttributes block = new LiveAttributes().text(CLUSTER, cluster);
    for (AgentSetting setting : AgentSetting.values()) {
      String text = rest.get(setting.variable());
      Value value = text == null ? null : value(setting.form(), text);
      if (value != null) {
        rest.remove(setting.variable());
        block.put(setting.attribute(), value);
      }
    }
    if (!rest.isEmpty()) {
      block.put(SETTINGS, map(rest));
    }
    return block.build();
  }

  private static Value map(Map<String, String> texts) {
    SortedMap<String, Value> entries = new TreeMap<>();
    texts.forEach((key, text) -> entries.put(key, new Value.Text(text)));
    return new Value.MapOf(Type.STRING, entries);
  }

  /** Null for what cannot be read as that: it then shows among the other settings. */
  private static @Nullable Value value(AgentSetting.Form form, String text) {
    return switch (form) {
      case BOOL ->
          text.equals("true") || text.equals("false") ? new Value.Bool(text.equals("true")) : null;
      case WORD -> new Value.Text(text);
      case MIB -> isNumber(text) ? new Value.Size(Long.parseLong(text) * MIB) : null;
      case NUMBER -> isNumber(text) ? new Value.Number(new BigDecimal(text)) : null;
      case SECONDS ->
          text.endsWith("s") && isNumber(text.substring(0, text.length() - 1))
              ? new Value.Duration(Long.parseLong(text.substring(0, text.length() - 1)))
              : null;
      case PORTS -> {
        PortRange port = PortRange.parse(text);
        yield port == null ? null : new Value.Port(port);
      }
      case TEXTS, NUMBERS, MAP -> json(form, text);
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  private static @Nullable Value json(AgentSetting.Form form, String text) {
    try (JsonParser json = JSON.createParser(text)) {
      JsonToken start = json.nextToken();
      if (form == AgentSetting.Form.MAP) {
        return start == JsonToken.START_OBJECT ? object(json) : null;
      }
      return start == JsonToken.START_ARRAY ? array(form, json) : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  private static @Nullable Value object(JsonParser json) throws IOException {
    SortedMap<String, String> entries = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      if (!json.nextToken().isScalarValue()) {
        return null;
      }
      entries.put(key, json.getText());
    }
    return map(entries);
  }

  private static @Nullable Value array(AgentSetting.Form form, JsonParser json) throws IOException {
    boolean numbers = form == AgentSetting.Form.NUMBERS;
    List<Value> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isScalarValue() || (numbers && !isNumber(json.getText()))) {
        return null;
      }
      elements.add(
          numbers
              ? new Value.Number(new BigDecimal(json.getText()))
              : new Value.Text(json.getText()));
    }
    return new Value.SetOf(numbers ? Type.NUMBER : Type.STRING, elements);
  }
}
