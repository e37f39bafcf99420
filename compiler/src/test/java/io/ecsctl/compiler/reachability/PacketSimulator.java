package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.reachability.RandomNetwork.Member;
import io.ecsctl.compiler.reachability.RandomNetwork.Route;
import io.ecsctl.compiler.reachability.RandomNetwork.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends every packet there is through a {@link RandomNetwork}, one by one, in two worlds: in one
 * everything that nobody knows lets packets through, in the other nothing of it does. What passes
 * in both is proved, what fails in both is blocked.
 *
 * <p>Shares nothing with what it checks: addresses are integers, rules are looked through one after
 * the other.
 */
record PacketSimulator(RandomNetwork world) {
  /** One address of each part of the internet that the blocks of a random network tell apart. */
  private static final List<String> INTERNET =
      List.of("8.8.8.8", "129.0.0.1", "198.51.100.7", "203.0.113.9");

  /** A packet's other end: an address, and the groups it carries. */
  private record End(long address, Set<Integer> groups, boolean foreign) {}

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number * 256 + Long.parseLong(part);
    }
    return number;
  }

  private static boolean holds(String block, long address) {
    String[] parts = block.split("/", -1);
    long size = 1L << (32 - Integer.parseInt(parts[1]));
    return number(parts[0]) / size == address / size;
  }

  /** Everything in the subnet's sixteen addresses that AWS does not keep. */
  private static List<End> ends(Member member, int subnet) {
    List<End> ends = new ArrayList<>();
    for (int i = 4; i < 15; i++) {
      ends.add(
          new End(
              number("10.0.0.0") + 16L * subnet + i,
              Set.copyOf(member.groups()),
              member.foreign()));
    }
    return ends;
  }

  private static List<End> ends(Member member) {
    List<End> ends = new ArrayList<>();
    member.subnets().forEach(subnet -> ends.addAll(ends(member, subnet)));
    return ends;
  }

  private boolean passes(
      boolean ingress, Member own, End peer, int port, String protocol, boolean kind) {
    if (own.groups().isEmpty() && !own.foreign()) {
      return true;
    }
    if (own.foreign() && kind) {
      return true;
    }
    for (int group : own.groups()) {
      for (Rule rule : world.groups().get(group)) {
        if (rule.ingress() == ingress && covers(rule.port(), port, protocol)) {
          for (String other : rule.peers()) {
            if (other.startsWith("pl-")
                ? kind
                : other.startsWith("g")
                    ? peer.groups().contains(Integer.parseInt(other.substring(1)))
                        || (peer.foreign() && kind)
                    : holds(other, peer.address())) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean covers(String ports, int port, String protocol) {
    if (ports.equals("all")) {
      return true;
    }
    String[] halves = ports.split("/", -1);
    String[] range = halves[0].split("-", -1);
    int from = Integer.parseInt(range[0]);
    int to = Integer.parseInt(range[range.length - 1]);
    return halves[1].equals(protocol) && from <= port && port <= to;
  }

  /** Ports at which some rule may begin or end, and their neighbours. */
  private static List<Integer> ports(int from, int to) {
    Set<Integer> ports = new TreeSet<>();
    for (int edge : new int[] {from, 49151, 49152, 50000, 60999, 65535}) {
      for (int port = edge - 1; port <= edge + 1; port++) {
        if (from <= port && port <= to) {
          ports.add(port);
        }
      }
    }
    return List.copyOf(ports);
  }

  /** Clients by the groups that they may carry: none on the internet, any inside. */
  private List<End> clients() {
    List<End> clients = new ArrayList<>();
    List<String> addresses = new ArrayList<>(INTERNET);
    if (world.internal()) {
      for (int i = 0; i < 64; i++) {
        addresses.add("10.0.0." + i);
      }
      addresses.add("10.0.0.200");
      addresses.add("172.20.0.9");
    }
    for (String address : addresses) {
      clients.add(new End(number(address), Set.of(), false));
      for (int group = 0; world.internal() && group < 4; group++) {
        clients.add(new End(number(address), Set.of(group), false));
      }
    }
    return clients;
  }

  private boolean preserves(boolean checks) {
    return world.network()
        && !checks
        && (world.preserve().isEmpty()
            ? world.instances() || world.protocol().equals("UDP")
            : world.preserve().equals("true"));
  }

  /** Do requests, or health checks, get from the load balancer to the tasks of {@code web}? */
  String balanced(boolean checks) {
    String protocol = world.protocol().equals("UDP") && !checks ? "udp" : "tcp";
    if (checks && world.checkPort() != 0) {
      return word(
          arrives(checks, List.of(world.checkPort()), protocol, false),
          arrives(checks, List.of(world.checkPort()), protocol, true));
    }
    if (!world.instances() || world.hostPort() != 0) {
      List<Integer> ports = List.of(RandomNetwork.PORT);
      return word(arrives(checks, ports, protocol, false), arrives(checks, ports, protocol, true));
    }
    return word(
        arrives(checks, ports(32768, 65535), protocol, false),
        arrives(checks, ports(32768, 60999), protocol, true));
  }

  private boolean arrives(boolean checks, List<Integer> ports, String protocol, boolean kind) {
    for (int port : ports) {
      for (End task : ends(world.tasks())) {
        if (!passes(false, world.balancer(), task, port, protocol, kind)) {
          return false;
        }
      }
      if (preserves(checks)) {
        if (!someClientArrives(port, protocol, kind)) {
          return false;
        }
      } else {
        for (End node : ends(world.balancer())) {
          if (!passes(true, world.tasks(), node, port, protocol, kind)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean someClientArrives(int port, String protocol, boolean kind) {
    boolean nobody =
        clients().stream()
            .noneMatch(client -> passes(true, world.balancer(), client, 80, listens(), true));
    for (End client : clients()) {
      boolean let = nobody || passes(true, world.balancer(), client, 80, listens(), kind);
      End seen =
          new End(
              client.address(), Set.copyOf(world.balancer().groups()), world.balancer().foreign());
      if (let && passes(true, world.tasks(), seen, port, protocol, kind)) {
        return true;
      }
    }
    return false;
  }

  private String listens() {
    return world.protocol().equals("UDP") ? "udp" : "tcp";
  }

  /** Is there a client that the listener's load balancer lets in? */
  String client() {
    return word(clientArrives(false), clientArrives(true));
  }

  private boolean clientArrives(boolean kind) {
    return clients().stream()
        .anyMatch(client -> passes(true, world.balancer(), client, 80, listens(), kind));
  }

  /** Do tasks of {@code caller} reach those of {@code web}? */
  String neighbour() {
    String protocol = listens();
    boolean dynamic = world.instances() && world.hostPort() == 0;
    return word(
        calls(dynamic ? ports(32768, 65535) : List.of(RandomNetwork.PORT), protocol, false),
        calls(dynamic ? ports(32768, 60999) : List.of(RandomNetwork.PORT), protocol, true));
  }

  private boolean calls(List<Integer> ports, String protocol, boolean kind) {
    for (int port : ports) {
      for (End callee : ends(world.tasks())) {
        if (!passes(false, world.callers(), callee, port, protocol, kind)) {
          return false;
        }
      }
      for (End caller : ends(world.callers())) {
        if (!passes(true, world.tasks(), caller, port, protocol, kind)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Does a task of {@code caller} in that subnet reach a registry, wherever that is? */
  String registry(int subnet) {
    boolean always = INTERNET.stream().allMatch(there -> leaves(subnet, number(there), false));
    boolean never = INTERNET.stream().noneMatch(there -> leaves(subnet, number(there), true));
    return always ? "proved" : never ? "blocked" : "undecided";
  }

  private boolean leaves(int subnet, long there, boolean kind) {
    if (!passes(false, world.callers(), new End(there, Set.of(), false), 443, "tcp", kind)) {
      return false;
    }
    Optional<Route> route =
        world.tables().get(subnet).routes().stream()
            .filter(each -> holds(each.to(), there))
            .max(Comparator.comparingInt(each -> Integer.parseInt(each.to().split("/", -1)[1])));
    return route.isPresent()
        && switch (route.get().via()) {
          case "igw" -> world.publicAddress();
          case "nat" -> true;
          default -> kind;
        };
  }

  /** Does a task of {@code caller} in that subnet reach the service of logs? */
  String logs(int subnet) {
    return world.endpoint()
        ? word(endpointAnswers(subnet, false), endpointAnswers(subnet, true))
        : registry(subnet);
  }

  private boolean endpointAnswers(int subnet, boolean kind) {
    return ends(world.endpointMember()).stream()
            .allMatch(there -> passes(false, world.callers(), there, 443, "tcp", kind))
        && ends(world.callers(), subnet).stream()
            .allMatch(here -> passes(true, world.endpointMember(), here, 443, "tcp", kind));
  }

  private static String word(boolean inTheWorst, boolean inTheBest) {
    return inTheWorst ? "proved" : inTheBest ? "undecided" : "blocked";
  }
}
