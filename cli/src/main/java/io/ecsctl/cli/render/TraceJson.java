package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Hop;
import io.ecsctl.compiler.reachability.Packet;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.source.SourceSpan;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths for programs: one object with the verdict and every path, hop by hop. */
public final class TraceJson {
  private TraceJson() {}

  /**
   * @param from empty for all paths of a program
   */
  public static String write(String from, String to, Verdict verdict, List<Path> paths) {
    return JsonOut.object(json -> {
      if (!from.isEmpty()) {
        json.writeStringField("from", from);
        json.writeStringField("to", to);
      }
      json.writeStringField("verdict", verdict.word());
      json.writeArrayFieldStart("paths");
      for (Path path : paths) {
        write(json, path);
      }
      json.writeEndArray();
    });
  }

  private static void write(JsonGenerator json, Path path) throws IOException {
    json.writeStartObject();
    json.writeStringField("verdict", path.verdict().word());
    if (!path.to().isEmpty()) {
      json.writeStringField("to", path.to());
    }
    json.writeArrayFieldStart("hops");
    for (Hop hop : path.hops()) {
      json.writeStartObject();
      json.writeStringField("label", hop.label());
      if (hop.address() != null) {
        json.writeStringField("address", hop.address().toString());
      }
      place(json, hop.span());
      if (!hop.reasons().isEmpty()) {
        json.writeArrayFieldStart("because");
        for (Hop.Reason reason : hop.reasons()) {
          json.writeStartObject();
          json.writeStringField("text", reason.text());
          place(json, reason.span());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    switch (path.verdict()) {
      case Verdict.Proved() -> {}
      case Verdict.Undecided(var reason, var decider) -> {
        json.writeStringField("reason", reason);
        if (!decider.isEmpty()) {
          json.writeStringField("decidedBy", decider);
        }
      }
      case Verdict.Blocked(var blocker) -> {
        json.writeObjectFieldStart("blocker");
        write(json, blocker);
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Blocker blocker) throws IOException {
    switch (blocker) {
      case Blocker.SecurityGroups(var direction, var groups, var nearest, var packet) -> {
        json.writeStringField("kind", "securityGroups");
        json.writeStringField("direction", direction.word());
        json.writeArrayFieldStart("groups");
        for (SecurityGroup group : groups) {
          json.writeString(group.address().toString());
        }
        json.writeEndArray();
        if (nearest.isPresent()) {
          json.writeObjectFieldStart("nearestRule");
          place(json, nearest.get().block().header());
          json.writeEndObject();
        }
        write(json, packet);
      }
      case Blocker.NoRoute(var subnet, var table) -> {
        json.writeStringField("kind", "noRoute");
        json.writeStringField("subnet", subnet.address().toString());
        if (table.isPresent()) {
          json.writeStringField("routeTable", table.get().address().toString());
        }
      }
      case Blocker.NoPublicAddress(var owner, var subnet) -> {
        json.writeStringField("kind", "noPublicAddress");
        json.writeStringField("owner", owner.address().toString());
        json.writeStringField("subnet", subnet.address().toString());
      }
      case Blocker.Internal(var balancer) -> {
        json.writeStringField("kind", "internal");
        json.writeStringField("loadBalancer", balancer.address().toString());
      }
    }
  }

  private static void write(JsonGenerator json, Packet packet) throws IOException {
    json.writeObjectFieldStart("packet");
    if (!packet.peerText().isEmpty()) {
      json.writeStringField("peer", packet.peerText());
    }
    json.writeNumberField("port", packet.port());
    json.writeStringField("protocol", packet.protocol());
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, @Nullable SourceSpan span) throws IOException {
    if (span != null) {
      json.writeStringField("file", span.file().path());
      json.writeNumberField("line", span.line());
      json.writeNumberField("column", span.column());
    }
  }
}
