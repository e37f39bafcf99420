package io.ecsctl.provider.aws.inventory;

import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;

/**
 * One reading of the account: what several kinds need is asked once. Kinds whose objects carry
 * filters of their own (EC2, IAM) read without it.
 */
public final class Inventory {
  private final StackScope scope;
  private final Memo<TagIndex> index;
  private final Memo<TagIndex> globalIndex;
  private final ElbInventory elb;
  private final EcsInventory ecs;
  private final IamInventory iam;

  public Inventory(AwsClients clients, StackScope scope) {
    this.scope = scope;
    index = new Memo<>(() -> TagIndex.read(clients.tagging(), clients.emulated(), scope));
    globalIndex =
        clients.isGlobalRegion()
            ? index
            : new Memo<>(() -> TagIndex.read(clients.globalTagging(), clients.emulated(), scope));
    elb = new ElbInventory(clients, scope, index);
    ecs = new EcsInventory(clients, scope, index);
    iam = new IamInventory(clients);
  }

  public StackScope scope() {
    return scope;
  }

  public TagIndex index() {
    return index.get();
  }

  /** Of what belongs to no region. */
  public TagIndex globalIndex() {
    return globalIndex.get();
  }

  public ElbInventory elb() {
    return elb;
  }

  public EcsInventory ecs() {
    return ecs;
  }

  public IamInventory iam() {
    return iam;
  }
}
