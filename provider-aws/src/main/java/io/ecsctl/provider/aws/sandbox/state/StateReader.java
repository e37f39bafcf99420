package io.ecsctl.provider.aws.sandbox.state;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.provider.aws.mapping.PojoJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads a state file: the whole of it is checked to be JSON of the right shape, and objects stay
 * encoded until they are looked at.
 */
final class StateReader {
  private final String text;
  private final JsonParser in;

  private StateReader(String text, JsonParser in) {
    this.text = text;
    this.in = in;
  }

  /**
   * @throws IOException when the text is no state of this version, with the reason
   */
  static SandboxState read(String text) throws IOException {
    try (JsonParser in = PojoJson.JSON.createParser(text)) {
      return new StateReader(text, in).read();
    }
  }

  private SandboxState read() throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(in, "it is no sandbox state");
    }
    header();
    SandboxState state = new SandboxState(Instant.EPOCH, 0);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      switch (name) {
        case "now" -> state.now(instant());
        case "counter" -> state.counter(in.getLongValue());
        case "tables" -> tables(state, value);
        case "attributes" -> attributes(state, value);
        default -> throw new JsonParseException(in, "unknown field \"" + name + "\"");
      }
    }
    if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
      throw new JsonParseException(in, "there is text after its end");
    }
    return state;
  }

  private void header() throws IOException {
    boolean format =
        in.nextToken() == JsonToken.FIELD_NAME
            && in.currentName().equals("format")
            && StateFile.FORMAT.equals(in.nextTextValue());
    if (!format) {
      throw new JsonParseException(in, "it is no sandbox state");
    }
    boolean version = in.nextToken() == JsonToken.FIELD_NAME && in.currentName().equals("version");
    int found = version ? in.nextIntValue(0) : 0;
    if (found != StateFile.VERSION) {
      throw new JsonParseException(
          in,
          "it has version %d, and this ecsctl knows version %d"
              .formatted(found, StateFile.VERSION));
    }
  }

  private Instant instant() throws IOException {
    try {
      return Instant.parse(in.getText());
    } catch (DateTimeException broken) {
      throw new JsonParseException(in, "no instant: " + in.getText(), broken);
    }
  }

  private void tables(SandboxState state, JsonToken start) throws IOException {
    expectObject(start);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Table<?> table = state.rawTable(in.currentName());
      expectObject(in.nextToken());
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        expectObject(in.nextToken());
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        int to = (int) in.currentLocation().getCharOffset();
        table.putEncoded(key, text.substring(from, to));
      }
    }
  }

  private void attributes(SandboxState state, JsonToken start) throws IOException {
    expectObject(start);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String sort = in.currentName();
      expectObject(in.nextToken());
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        var values = state.attributes(sort, in.currentName());
        expectObject(in.nextToken());
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String key = in.currentName();
          if (in.nextToken() != JsonToken.VALUE_STRING) {
            throw new JsonParseException(in, "expected a text");
          }
          values.put(key, in.getText());
        }
      }
    }
  }

  private void expectObject(JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      throw new JsonParseException(in, "expected an object, found " + token);
    }
  }
}
