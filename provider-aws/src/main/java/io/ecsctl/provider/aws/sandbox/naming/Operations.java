package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationResponse;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.OperationNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;

/**
 * What goes on after a call of Cloud Map has been answered. Here its effect is there at once; only
 * the operation takes its time.
 */
final class Operations {
  private static final Duration HTTP = Duration.ofSeconds(2);
  private static final Duration DNS = Duration.ofSeconds(45);

  private final Endpoint endpoint;

  Operations(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<Operation> operations() {
    return endpoint.backend().table("servicediscovery.operation", Operation::builder);
  }

  /**
   * @param target what it is about: {@code NAMESPACE}
   * @param dns whether Route 53 has to do something
   * @return its id
   */
  String start(String type, String target, String targetId, boolean dns) {
    Backend backend = endpoint.backend();
    String id = backend.hex32();
    operations()
        .put(
            id,
            Operation.builder()
                .id(id)
                .type(type)
                .status(OperationStatus.SUBMITTED)
                .createDate(backend.now())
                .updateDate(backend.now().plus(dns ? DNS : HTTP))
                .targetsWithStrings(Map.of(target, targetId))
                .build());
    return id;
  }

  GetOperationResponse get(GetOperationRequest request) {
    Operation operation =
        operations()
            .find(request.operationId())
            .orElseThrow(() ->
                endpoint.error(
                    OperationNotFoundException.builder(),
                    "OperationNotFound",
                    "Operation %s not found",
                    request.operationId()));
    boolean done = !endpoint.backend().now().isBefore(operation.updateDate());
    return GetOperationResponse.builder()
        .operation(
            operation.toBuilder()
                .status(done ? OperationStatus.SUCCESS : OperationStatus.PENDING)
                .build())
        .build();
  }
}
