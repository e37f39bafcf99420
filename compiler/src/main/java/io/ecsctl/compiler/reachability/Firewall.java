package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.SecurityRule.Peer;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.value.Cidr;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Matches packets against security group rules. Groups are stateful: only the first packet of a
 * connection matters.
 */
public final class Firewall {
  public static final Cidr ANYWHERE = Objects.requireNonNull(Cidr.parse("0.0.0.0/0"));

  private Firewall() {}

  /** What a connection is opened to. */
  public record Target(int port, String protocol) {
    @Override
    public String toString() {
      return port + "/" + protocol;
    }
  }

  /** May an interface of {@code groups} talk, in that direction, to the other interface? */
  public static Verdict between(
      Direction direction, List<SecurityGroup> groups, Target target, Interface peer) {
    return decide(direction, groups, target, rule -> admits(rule, peer));
  }

  /** May an interface of {@code groups} talk, in that direction, to every address of the block? */
  public static Verdict addresses(
      Direction direction, List<SecurityGroup> groups, Target target, Cidr block) {
    return decide(
        direction,
        groups,
        target,
        rule ->
            rule.peers().stream()
                .anyMatch(
                    peer -> peer instanceof Peer.Addresses(var cidr) && cidr.contains(block)));
  }

  private static Verdict decide(
      Direction direction,
      List<SecurityGroup> groups,
      Target target,
      java.util.function.Predicate<SecurityRule> admitsPeer) {
    List<SecurityRule> rules = rules(direction, groups).toList();
    if (rules.stream()
        .anyMatch(r -> r.covers(target.port(), target.protocol()) && admitsPeer.test(r))) {
      return new Verdict.Proved();
    }
    // A rule that is not known yet, or names a literal group or prefix list, may be the one that
    // opens the way.
    Optional<SecurityGroup> vague =
        groups.stream()
            .filter(g ->
                !g.rulesKnown(direction)
                    || g.rules(direction).stream().anyMatch(r -> mayCover(r, target)))
            .findFirst();
    if (vague.isPresent()) {
      return new Verdict.Undecided(vague.get().address() + " has rules that are not known yet");
    }
    Optional<SecurityRule> nearest =
        rules.stream()
            .filter(rule -> rule.covers(target.port(), target.protocol()) || admitsPeer.test(rule))
            .max(Comparator.comparing(admitsPeer::test));
    return new Verdict.Blocked(new Blocker.SecurityGroups(direction, groups, nearest));
  }

  private static boolean mayCover(SecurityRule rule, Target target) {
    return !rule.isKnown()
        && (rule.covers(target.port(), target.protocol()) || rule.ports() == null);
  }

  private static Stream<SecurityRule> rules(Direction direction, List<SecurityGroup> groups) {
    return groups.stream().flatMap(group -> group.rules(direction).stream());
  }

  /**
   * A rule admits an interface by any of its groups, or by blocks that together hold every subnet
   * it may be in.
   */
  private static boolean admits(SecurityRule rule, Interface other) {
    List<ResourceAddress> groups = other.groups().stream().map(SecurityGroup::address).toList();
    boolean byGroup =
        rule.peers().stream()
            .anyMatch(peer -> peer instanceof Peer.Group(var address) && groups.contains(address));
    return byGroup
        || (!other.subnets().isEmpty()
            && other.subnets().stream().allMatch(subnet -> admits(rule, subnet)));
  }

  private static boolean admits(SecurityRule rule, Subnet subnet) {
    Cidr block = subnet.cidr();
    return block != null
        && rule.peers().stream()
            .anyMatch(peer -> peer instanceof Peer.Addresses(var cidr) && cidr.contains(block));
  }
}
