package io.ecsctl.provider.aws.sandbox.wire;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * How one operation is called in a protocol that says by method and path what it wants.
 *
 * @param path what the undecoded path is like; its groups are members
 * @param query what the query has besides members: {@code tagging}, {@code list-type=2}
 * @param isStreaming whether the body is no member, but a stream beside the request
 */
record RestOperation(
    String name,
    String method,
    Pattern path,
    Map<String, List<String>> query,
    boolean isStreaming) {
  private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)(\\+?)}");

  /**
   * What the SDK's own marshaller of the operation knows; nothing says it in public.
   *
   * @param request an empty one
   */
  static RestOperation of(Class<?> client, String name, SdkPojo request) {
    try {
      Field binding =
          Class.forName(client.getPackageName() + ".transform." + name + "RequestMarshaller")
              .getDeclaredField("SDK_OPERATION_BINDING");
      binding.setAccessible(true);
      OperationInfo info = (OperationInfo) binding.get(null);
      String[] uri = Optional.ofNullable(info.requestUri()).orElse("").split("\\?", 2);
      return new RestOperation(
          name,
          info.httpMethod().name(),
          path(uri[0], request),
          uri.length == 1 ? Map.of() : Asked.query(uri[1]),
          info.hasStreamingInput());
    } catch (ReflectiveOperationException other) {
      throw new IllegalStateException("no way to know how " + name + " is called", other);
    }
  }

  private static Pattern path(String template, SdkPojo request) {
    // S3's templates leave out the bucket, which may be in the host's name; here it is not.
    boolean ofBucket =
        request.sdkFields().stream()
            .anyMatch(field ->
                field.location() == MarshallLocation.PATH && field.locationName().equals("Bucket"));
    String all = (ofBucket ? "/{Bucket}" : "") + template;
    String path =
        MEMBER
            .matcher(all.replaceFirst("/$", ""))
            .replaceAll(member ->
                Matcher.quoteReplacement(
                    "(?<%s>%s)"
                        .formatted(member.group(1), member.group(2).isEmpty() ? "[^/]+" : ".+")));
    return Pattern.compile(path + "/?");
  }

  boolean isMeantBy(Asked asked) {
    return method.equals(asked.method())
        && path.matcher(asked.path()).matches()
        && asked.query().entrySet().containsAll(query.entrySet());
  }
}
