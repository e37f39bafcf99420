package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.traits.PayloadTrait;

/**
 * REST, with XML or JSON: members are in path, query, headers and body, as the SDK's fields say.
 */
record RestProtocol(Asked asked, RestOperation rest) implements Protocol {
  private static final Set<String> XML = Set.of("s3", "route53");

  @Override
  public String operation() {
    return rest.name();
  }

  @Override
  public String contentType() {
    return isXml() ? "text/xml" : "application/json";
  }

  private boolean isXml() {
    return XML.contains(asked.service());
  }

  @Override
  public void read(SdkPojo request) throws IOException {
    Matcher path = rest.path().matcher(asked.path());
    if (!path.matches()) {
      throw new IllegalStateException(asked.path() + " is not of " + rest.path());
    }
    Map<Object, Object> members = new LinkedHashMap<>(body(request));
    for (SdkField<?> field : request.sdkFields()) {
      Object given =
          switch (field.location()) {
            case PATH, GREEDY_PATH -> Asked.decoded(path.group(field.locationName()));
            case QUERY_PARAM -> inQuery(field);
            case HEADER -> inHeaders(field);
            default -> null;
          };
      if (given != null) {
        members.put(field.locationName(), given);
      }
    }
    Members.fill(members, request);
  }

  private @Nullable Object inQuery(SdkField<?> field) {
    List<String> values = asked.query().get(field.locationName());
    return values == null || is(field, MarshallingKnownType.LIST) ? values : values.getFirst();
  }

  private @Nullable Object inHeaders(SdkField<?> field) {
    if (!is(field, MarshallingKnownType.MAP)) {
      return asked.headers().getFirst(field.locationName());
    }
    Map<String, String> values = new TreeMap<>();
    asked
        .headers()
        .forEach((name, all) -> {
          String header = name.toLowerCase(Locale.ROOT);
          if (header.startsWith(field.locationName())) {
            values.put(header.substring(field.locationName().length()), all.getFirst());
          }
        });
    return values;
  }

  private static boolean is(SdkField<?> field, MarshallingKnownType type) {
    return field.marshallingType().getKnownType() == type;
  }

  private Map<?, ?> body(SdkPojo request) throws IOException {
    if (asked.text().isEmpty() || rest.isStreaming()) {
      return Map.of();
    }
    Optional<SdkField<?>> all =
        request.sdkFields().stream()
            .filter(field -> field.containsTrait(PayloadTrait.class))
            .findFirst();
    if (all.isEmpty()) {
      return members(request);
    }
    SdkField<?> field = all.get();
    return Map.of(
        field.locationName(),
        is(field, MarshallingKnownType.SDK_POJO)
            ? members(field.constructor().get())
            : asked.text());
  }

  private Map<?, ?> members(SdkPojo of) throws IOException {
    return isXml() ? XmlTree.of(asked.text(), of) : JsonText.object(asked.text());
  }

  @Override
  public Optional<RequestBody> stream() {
    return rest.isStreaming()
        ? Optional.of(RequestBody.fromBytes(asked.unchunked().asByteArray()))
        : Optional.empty();
  }

  @Override
  public String write(SdkPojo answer) throws IOException {
    List<Map.Entry<SdkField<?>, Object>> members = in(MarshallLocation.PAYLOAD, answer);
    for (Map.Entry<SdkField<?>, Object> member : members) {
      if (member.getKey().containsTrait(PayloadTrait.class)) {
        return member.getValue() instanceof SdkPojo all
            ? text(in(MarshallLocation.PAYLOAD, all))
            : member.getValue().toString();
      }
    }
    return text(members);
  }

  private String text(List<Map.Entry<SdkField<?>, Object>> members) throws IOException {
    return isXml()
        ? XmlText.document(out -> {
          out.writeStartElement(operation() + "Result");
          XmlText.members(out, members);
        })
        : JsonText.of(members);
  }

  private static List<Map.Entry<SdkField<?>, Object>> in(MarshallLocation place, SdkPojo answer) {
    List<Map.Entry<SdkField<?>, Object>> members = new ArrayList<>();
    for (Map.Entry<SdkField<?>, Object> member : Members.set(answer).entrySet()) {
      if (member.getKey().location() == place) {
        members.add(member);
      }
    }
    return members;
  }

  @Override
  public Map<String, String> headers(SdkPojo answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<SdkField<?>, Object> member : in(MarshallLocation.HEADER, answer)) {
      String name = member.getKey().locationName();
      switch (member.getValue()) {
        case Map<?, ?> several ->
            several.forEach((rest, value) -> headers.put(name + rest, value.toString()));
        case Instant time ->
            headers.put(
                name, DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
        default -> headers.put(name, member.getValue().toString());
      }
    }
    return headers;
  }

  @Override
  public String write(AwsServiceException refusal) throws IOException {
    if (!isXml()) {
      return JsonText.of(refusal);
    }
    return asked.service().equals("s3")
        ? XmlText.refusal(refusal, "Error")
        : XmlText.refusal(refusal, "ErrorResponse", "Error");
  }
}
