package io.ecsctl.provider.aws.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/** The whole suite on one backend, which is started once for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackendContract
    implements NetworkContract,
        NetworkKindContract,
        SecurityGroupContract,
        LoadBalancingContract,
        LoadBalancingKindContract,
        AccountContract,
        EcsContract,
        RolloutContract,
        ScalingContract,
        WebsiteContract,
        ExamplesContract,
        KindContract,
        OwnershipContract,
        LookupContract,
        BorrowingContract,
        DnsKindContract,
        NamingKindContract,
        ConfigContract,
        HandoverContract,
        PipelineContract,
        CapacityContract,
        PlacementContract,
        RevisionContract {
  /**
   * Moto goes through everything that was ever made when it is asked for tags, so plans take the
   * longer the more tests have run; setting up an account that is empty again takes it a second.
   */
  private static final int TESTS_AN_ACCOUNT = 10;

  private @Nullable ContractBackend backend;
  private int tests;

  /**
   * @throws TestAbortedException with the reason why this machine does not have the backend
   */
  abstract ContractBackend start();

  @BeforeAll
  void open() {
    backend = start();
  }

  @BeforeEach
  void renew() {
    if (++tests % TESTS_AN_ACCOUNT == 0) {
      backend().renew();
    }
  }

  @AfterAll
  void close() {
    ContractBackend started = backend;
    if (started != null) {
      started.close();
    }
  }

  @Override
  public ContractBackend backend() {
    return Objects.requireNonNull(backend, "started before the first test");
  }
}
