package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.Map;

/** Something that answers like AWS, more or less. Empty when started. */
interface ContractBackend extends AutoCloseable {
  /** As reports and messages name it. */
  String name();

  AwsClients clients();

  /** What it does not do as AWS does, each with what it does instead. */
  Map<Gap, String> gaps();

  /** Makes the account empty again, where what others left there costs the next test time. */
  default void renew() {}

  @Override
  void close();
}
