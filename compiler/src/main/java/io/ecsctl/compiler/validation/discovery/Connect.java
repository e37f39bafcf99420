package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Service Connect of a service that has it enabled.
 *
 * @param block its {@code service_connect_configuration}
 */
record Connect(Service service, Block block) {
  /** Of every service that certainly uses Service Connect. */
  static List<Connect> all(ProgramModel model) {
    return model.services().stream().flatMap(service -> of(service).stream()).toList();
  }

  private static Optional<Connect> of(Service service) {
    return service
        .body()
        .block("service_connect_configuration")
        .filter(block -> Boolean.TRUE.equals(Fields.bool(block, "enabled")))
        .map(block -> new Connect(service, block));
  }

  /** What it offers to others. */
  List<Block> offered() {
    return block.blocks("service");
  }

  /** The program's namespace, its own or its cluster's default; null when not known. */
  @Nullable ResourceAddress namespace(ProgramModel model) {
    return block.has("namespace")
        ? Fields.reference(block, "namespace")
        : defaults(model).map(its -> Fields.reference(its, "namespace")).orElse(null);
  }

  /** The defaults of its cluster. */
  Optional<Block> defaults(ProgramModel model) {
    return model
        .cluster(service.cluster())
        .flatMap(cluster -> cluster.body().block("service_connect_defaults"));
  }

  /** The port mapping that {@code portName} names; empty when there is none, or not known. */
  static Optional<Block> mapping(TaskDefinition task, @Nullable String portName) {
    return portName == null
        ? Optional.empty()
        : task.containers().stream()
            .flatMap(container -> container.block().blocks("port_mapping").stream())
            .filter(mapping -> portName.equals(mapping.text("name")))
            .findFirst();
  }
}
