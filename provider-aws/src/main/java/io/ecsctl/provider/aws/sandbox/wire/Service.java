package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The operations of a client by their names. Looks up none but the one asked for: reflection would
 * load the requests and answers of hundreds.
 */
record Service<C>(Class<C> type, C client) {
  SdkPojo call(Protocol protocol) throws IOException {
    String name = protocol.operation();
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> request = model(name + "Request");
      Optional<RequestBody> stream = protocol.stream();
      MethodType taking = MethodType.methodType(model(name + "Response"), request);
      MethodHandle operation =
          lookup.findVirtual(
              type,
              Character.toLowerCase(name.charAt(0)) + name.substring(1),
              stream.isEmpty() ? taking : taking.appendParameterTypes(RequestBody.class));
      SdkPojo members = request(name);
      protocol.read(members);
      Object built = ((Buildable) members).build();
      return (SdkPojo)
          (stream.isEmpty()
              ? operation.invoke(client, built)
              : operation.invoke(client, built, stream.get()));
    } catch (AwsServiceException | IOException refusal) {
      throw refusal;
    } catch (Throwable bug) {
      throw new IllegalStateException(name + " of " + type.getSimpleName() + " failed", bug);
    }
  }

  /** How the client's operations are called, most exact first. */
  List<RestOperation> rest() {
    return Stream.of(client.getClass().getDeclaredMethods())
        .filter(method ->
            Modifier.isPublic(method.getModifiers())
                && method.getReturnType().getSimpleName().endsWith("Response"))
        .map(Method::getName)
        .distinct()
        .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .map(name -> RestOperation.of(type, name, empty(name)))
        .sorted(Comparator.comparingInt(operation -> -operation.query().size()))
        .toList();
  }

  private SdkPojo empty(String name) {
    try {
      return request(name);
    } catch (Throwable bug) {
      throw new IllegalStateException("no request of " + name, bug);
    }
  }

  private SdkPojo request(String name) throws Throwable {
    return (SdkPojo)
        MethodHandles.publicLookup()
            .findStatic(
                model(name + "Request"),
                "builder",
                MethodType.methodType(model(name + "Request$Builder")))
            .invoke();
  }

  private Class<?> model(String name) throws ClassNotFoundException {
    return Class.forName(type.getPackageName() + ".model." + name);
  }
}
