package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.StackScope;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every kind of the example program changes its name and its owner, and nothing else. */
interface OwnershipContract extends Contract {

  /** {@code vpc.main} is {@code vpc.other}; {@code web["a"]} keeps its key. */
  private static ResourceAddress renamed(ResourceAddress address) {
    return new ResourceAddress(address.module(), address.kind(), "other", address.key());
  }

  /** Of those that share a name only one can have another. */
  private static List<LiveResource> oneOfAKind(Provider provider, StackScope scope) {
    return List.copyOf(
        provider.read(scope).resources().values().stream()
            .collect(
                Collectors.toMap(
                    live -> renamed(live.address()),
                    live -> live,
                    (first, _) -> first,
                    TreeMap::new))
            .values());
  }

  @Test
  default void whatIsClaimedGoesByItsNewAddress() throws InterruptedException {
    TestStack website = Website.stack(aws());
    website.apply();
    website.edit(Website.IMAGE, "nginx:2");
    website.apply();
    Provider provider = website.provider();
    StackScope scope = website.scope();
    List<LiveResource> before = oneOfAKind(provider, scope);
    for (LiveResource live : before) {
      provider.claim(scope, live, renamed(live.address()), "");
      provider.claim(scope, live.at(renamed(live.address())), renamed(live.address()), "");
    }
    for (LiveResource live : before) {
      LiveResource now = provider.read(scope).find(renamed(live.address())).orElseThrow();
      assertEquals(live.id(), now.id());
      assertEquals(live.attributes(), now.attributes(), () -> live.address().toString());
      assertEquals(live.contentHash(), now.contentHash());
      assertEquals(Optional.empty(), provider.read(scope).find(live.address()));
    }
    for (LiveResource live : before) {
      provider.claim(scope, live.at(renamed(live.address())), live.address(), "");
    }
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void whatIsReleasedStaysAndIsFoundByItsId() throws InterruptedException {
    TestStack website = Website.stack(aws());
    website.apply();
    List<LiveResource> all = List.copyOf(website.live().resources().values());
    for (LiveResource live : all) {
      website.provider().release(website.scope(), live);
    }
    assertEquals(List.of(), List.copyOf(website.live().resources().values()));
    for (LiveResource live : all) {
      website.provider().claim(website.scope(), live, live.address(), live.contentHash());
    }
    assertEquals(List.of(), TestStack.changes(website.plan()));
    website.destroy();
  }

  @Test
  default void anIdOfNothingFindsNothing() {
    Provider provider = Website.stack(aws()).provider();
    StackScope scope = new StackScope("nobody");
    assertEquals(
        Optional.empty(),
        provider.find(scope, ResourceAddress.of("vpc", "main"), "vpc-00000000000000000"));
    assertEquals(
        Optional.empty(), provider.find(scope, ResourceAddress.of("cluster", "main"), "nothing"));
    assertEquals(
        Optional.empty(), provider.find(scope, ResourceAddress.of("role", "main"), "nothing"));
    assertEquals(
        Optional.empty(),
        provider.find(scope, ResourceAddress.of("log_group", "main"), "/nothing"));
    assertEquals(
        Optional.empty(),
        provider.find(scope, ResourceAddress.of("task_definition", "main"), "nothing"));
    assertEquals(
        Optional.empty(),
        provider.find(scope, ResourceAddress.of("service", "main"), "nothing/nothing"));
    assertEquals(
        Optional.empty(),
        provider.find(scope, ResourceAddress.of("target_group", "main"), "nothing"));
  }
}
