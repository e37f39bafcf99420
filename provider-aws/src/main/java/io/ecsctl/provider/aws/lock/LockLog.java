package io.ecsctl.provider.aws.lock;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/**
 * A parameter's versions as a log that makes writes conditional. SSM has no "write if unchanged",
 * but it numbers versions one after the other and keeps the last hundred: so every entry says which
 * version its writer had seen, and counts only when it is the very next one. Of two that write
 * after the same version one is not the next, and everybody who reads the log sees which.
 *
 * <p>Source: AWS Systems Manager User Guide, "Working with parameter versions".
 */
final class LockLog {
  private static final Set<String> ABSENT = Set.of("ParameterNotFound");
  private static final String TAKEN = "ParameterAlreadyExists";

  private final AwsClients clients;
  private final String stack;
  private final String name;

  LockLog(AwsClients clients, String stack) {
    this.clients = clients;
    this.stack = stack;
    this.name = "/ecsctl/lock/" + stack;
  }

  String name() {
    return name;
  }

  /** The present state; of the newest version alone where that says it all. */
  LockState read() {
    GetParameterResponse found =
        Call.unless(
            ABSENT, "ssm:GetParameter", () -> clients.ssm().getParameter(r -> r.name(name)));
    if (found == null) {
      return new LockState(0, "", null, Instant.EPOCH, clients.pacer().now());
    }
    var parameter = found.parameter();
    Instant written = parameter.lastModifiedDate();
    LockEntry entry = LockEntry.parse(parameter.value(), written);
    return entry.afterVersion() == parameter.version() - 1 || !entry.isReadable()
        ? new LockState(parameter.version(), entry.nonce(), entry, written, now(found))
        : readAll();
  }

  /** The state by all versions that there are. */
  LockState readAll() {
    List<GetParameterHistoryResponse> pages =
        Call.unless(
            ABSENT,
            "ssm:GetParameterHistory",
            () -> clients.ssm().getParameterHistoryPaginator(r -> r.name(name)).stream().toList());
    if (pages == null || pages.isEmpty()) {
      return new LockState(0, "", null, Instant.EPOCH, clients.pacer().now());
    }
    return fold(
        pages.stream()
            .flatMap(page -> page.parameters().stream())
            .sorted(Comparator.comparing(ParameterHistory::version))
            .toList(),
        now(pages.getLast()));
  }

  private static LockState fold(List<ParameterHistory> versions, Instant now) {
    LockState state = new LockState(0, "", null, Instant.EPOCH, now);
    boolean first = true;
    for (ParameterHistory version : versions) {
      LockEntry entry = LockEntry.parse(version.value(), version.lastModifiedDate());
      boolean next =
          entry.afterVersion() == version.version() - 1
              && (first || entry.afterNonce().equals(state.nonce()));
      // What nobody can read is somebody's lock all the same. Of what is older than all that is
      // kept nothing is known, so it has to be believed.
      boolean counts = next || !entry.isReadable();
      state =
          new LockState(
              version.version(),
              entry.nonce(),
              counts ? entry : state.entry(),
              counts ? version.lastModifiedDate() : state.heard(),
              now);
      first = false;
    }
    return state;
  }

  /**
   * Writes an entry after a state.
   *
   * @return the version that it became; empty when there is none because the parameter is there
   *     although {@code seen} has none
   */
  Optional<Long> write(LockState seen, LockEntry entry) {
    try {
      PutParameterResponse written =
          Call.to(
              "ssm:PutParameter",
              () ->
                  clients
                      .ssm()
                      .putParameter(r ->
                          r.name(name)
                              .value(entry.text())
                              .type(ParameterType.STRING)
                              .description("Who changes stack " + stack + ": ecsctl lock status")
                              .overwrite(seen.version() > 0)));
      return Optional.of(written.version());
    } catch (ProviderException refused) {
      if (refused.code().equals(TAKEN)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  void delete() {
    Call.unless(
        ABSENT, "ssm:DeleteParameter", () -> clients.ssm().deleteParameter(r -> r.name(name)));
  }

  /**
   * When AWS answered, as it says itself: this machine's clock may be wrong, and ages are compared
   * with what AWS noted.
   */
  private Instant now(SdkResponse response) {
    @Nullable String date =
        response.sdkHttpResponse() == null
            ? null
            : response.sdkHttpResponse().firstMatchingHeader("Date").orElse(null);
    if (date != null) {
      try {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      } catch (DateTimeException unreadable) {
        return clients.pacer().now();
      }
    }
    return clients.pacer().now();
  }
}
