package io.ecsctl.provider.aws.lock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.planner.json.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * One version of the lock's parameter: what it says, and which version its writer had seen.
 *
 * @param held false when this version lets go of the lock
 * @param holder random, the same in all entries of one holding
 * @param owner who that is, for people
 * @param since when the holding began
 * @param nonce random, different in every entry
 * @param afterVersion the version that the writer had seen; 0 for none
 * @param afterNonce that version's; empty for none
 */
record LockEntry(
    boolean held,
    String holder,
    String owner,
    Instant since,
    String nonce,
    long afterVersion,
    String afterNonce) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads what {@link #text} wrote; what is no such text is held by whoever wrote it, for good. */
  static LockEntry parse(String text, Instant written) {
    try {
      if (JsonTree.parse(text) instanceof Map<?, ?> members
          && members.get("after") instanceof BigDecimal after) {
        return new LockEntry(
            "held".equals(members.get("state")),
            String.valueOf(members.get("holder")),
            String.valueOf(members.get("owner")),
            Instant.parse(String.valueOf(members.get("since"))),
            String.valueOf(members.get("nonce")),
            after.longValue(),
            String.valueOf(members.get("afterNonce")));
      }
    } catch (IOException | DateTimeParseException notOurs) {
      return foreign(text, written);
    }
    return foreign(text, written);
  }

  private static LockEntry foreign(String text, Instant written) {
    return new LockEntry(true, "", text, written, "", -1, "");
  }

  /** Whether this release wrote it. */
  boolean isReadable() {
    return afterVersion >= 0;
  }

  String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("state", held ? "held" : "free");
      json.writeStringField("owner", owner);
      json.writeStringField("since", since.toString());
      json.writeStringField("holder", holder);
      json.writeStringField("nonce", nonce);
      json.writeNumberField("after", afterVersion);
      json.writeStringField("afterNonce", afterNonce);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.toString();
  }
}
