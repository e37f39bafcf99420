package io.ecsctl.provider.aws.contract;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The suite on moto in a container: {@code ECSCTL_TEST_EMULATOR_IMAGE} names the image, {@code
 * motoserver/moto} for one.
 */
class MotoContainerContractTest extends BackendContract {
  private static final int PORT = 5000;

  @Override
  ContractBackend start() {
    String image = Docker.image(Docker.EMULATOR, "an image with moto's server on port 5000");
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(PORT)
            .withEnv("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
            .withEnv("MOTO_ACM_VALIDATION_WAIT", "0")
            .withEnv("MOTO_ECS_SERVICE_RUNNING", "2")
            .waitingFor(Wait.forHttp("/moto-api/data.json").forPort(PORT));
    container.start();
    return EndpointBackend.moto(
        URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))),
        "moto in a container",
        container::stop);
  }
}
