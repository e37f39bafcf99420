package io.ecsctl.provider.aws.sandbox.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The operations of a client by their names. Looks up none but the one asked for: reflection would
 * load the requests and answers of hundreds.
 */
record Service<C>(Class<C> type, C client) {
  SdkPojo call(Protocol protocol, String body) throws IOException {
    String name = protocol.operation();
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> request = model(name + "Request");
      MethodHandle builder =
          lookup.findStatic(
              request, "builder", MethodType.methodType(model(name + "Request$Builder")));
      MethodHandle operation =
          lookup.findVirtual(
              type,
              Character.toLowerCase(name.charAt(0)) + name.substring(1),
              MethodType.methodType(model(name + "Response"), request));
      SdkPojo members = (SdkPojo) builder.invoke();
      protocol.read(body, members);
      return (SdkPojo) operation.invoke(client, ((Buildable) members).build());
    } catch (AwsServiceException | IOException refusal) {
      throw refusal;
    } catch (Throwable bug) {
      throw new IllegalStateException(name + " of " + type.getSimpleName() + " failed", bug);
    }
  }

  private Class<?> model(String name) throws ClassNotFoundException {
    return Class.forName(type.getPackageName() + ".model." + name);
  }
}
