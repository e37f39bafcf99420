package io.ecsctl.provider.aws.lock;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackLock;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Held while the SSM parameter {@code /ecsctl/lock/STACK} exists with our text in it. Creating it
 * with {@code Overwrite=false} is the conditional write: of two that try, AWS refuses one.
 *
 * <p>The parameter's value is {@code TIME ID OWNER}: when it was taken, a random id that tells two
 * holders of one name apart, and who.
 */
public final class ParameterLock implements StackLock {
  private static final Set<String> ABSENT = Set.of("ParameterNotFound");
  private static final String TAKEN = "ParameterAlreadyExists";

  private final AwsClients clients;
  private final String name;
  private final String held;

  private ParameterLock(AwsClients clients, String name, String held) {
    this.clients = clients;
    this.name = name;
    this.held = held;
  }

  /**
   * @param owner who takes it, for the message that others get
   * @throws ProviderException {@link ProviderException#LOCKED} when somebody else holds it
   */
  public static ParameterLock take(AwsClients clients, StackScope scope, String owner) {
    String name = "/ecsctl/lock/" + scope.stack();
    String text = clients.pacer().now() + " " + UUID.randomUUID() + " " + owner;
    ParameterLock lock = new ParameterLock(clients, name, text);
    try {
      Call.to(
          "ssm:PutParameter",
          () ->
              clients
                  .ssm()
                  .putParameter(r ->
                      r.name(name)
                          .value(text)
                          .type(ParameterType.STRING)
                          .description("Held while ecsctl changes stack " + scope.stack())
                          .overwrite(false)));
    } catch (ProviderException refused) {
      if (!refused.code().equals(TAKEN)) {
        throw refused;
      }
      // A retried call may find the parameter that its first attempt made.
      String holder = lock.current();
      if (!text.equals(holder)) {
        throw lock.heldBy(scope, holder);
      }
    }
    return lock;
  }

  private @Nullable String current() {
    GetParameterResponse found =
        Call.unless(
            ABSENT, "ssm:GetParameter", () -> clients.ssm().getParameter(r -> r.name(name)));
    return found == null ? null : found.parameter().value();
  }

  private ProviderException heldBy(StackScope scope, @Nullable String holder) {
    String[] parts = holder == null ? new String[0] : holder.split(" ", 3);
    String who = parts.length == 3 ? parts[2] : "somebody else";
    String since = parts.length == 3 ? age(parts[0]) : "";
    return new ProviderException(
        ProviderException.LOCKED,
        "ssm:PutParameter",
        "Stack "
            + scope.stack()
            + " is being changed by "
            + who
            + since
            + ". Wait until that has ended. If it cannot have survived (its machine is gone),"
            + " remove the lock: aws ssm delete-parameter --name "
            + name
            + " --region "
            + clients.region());
  }

  private String age(String since) {
    try {
      Duration age = Duration.between(Instant.parse(since), clients.pacer().now());
      return age.toMinutes() < 1
          ? ", since a moment ago"
          : ", since " + age.toMinutes() + " min ago";
    } catch (DateTimeParseException notOurs) {
      return "";
    }
  }

  /** Lets go. A lock that somebody broke, and perhaps took, is left alone. */
  @Override
  public void close() {
    if (held.equals(current())) {
      Call.unless(
          ABSENT, "ssm:DeleteParameter", () -> clients.ssm().deleteParameter(r -> r.name(name)));
    }
  }
}
