package io.ecsctl.compiler.reachability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Attempt;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Purpose;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.Programs;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The proof says of random networks what sending every single packet says. */
class ReachabilityPropertyTest {

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void theProofAgreesWithEveryPacket(@ForAll long seed) {
    RandomNetwork network = RandomNetwork.draw(new Random(seed));
    PacketSimulator packets = new PacketSimulator(network);
    Program program = Programs.compile(new SourceFile("main.ecs", network.text())).program();
    ProgramModel model = ProgramModel.of(program);
    Reachability reachability = Reachability.of(model);

    assertEquals(
        packets.client(),
        reachability
            .clients()
            .traceClient(model.listeners().getFirst(), model.loadBalancers().getFirst())
            .verdict()
            .word(),
        () -> "client\n" + network.text());
    for (Attempt attempt : reachability.attempts()) {
      assertEquals(
          packets.balanced(attempt.probe().purpose() == Purpose.HEALTH_CHECKS),
          attempt.whole().verdict().word(),
          () -> attempt.probe() + " " + attempt.whole() + "\n" + network.text());
    }
    Service caller = service(model, "caller");
    TaskDefinition callerTask = model.taskOf(caller).orElseThrow();
    Service web = service(model, "web");
    for (Offer offer : reachability.neighbours().offers(web, model.taskOf(web).orElseThrow())) {
      for (Path path : reachability.neighbours().trace(caller, callerTask, offer)) {
        assertEquals(
            packets.neighbour(), path.verdict().word(), () -> path + "\n" + network.text());
      }
    }
    for (Outgoing outgoing : reachability.outgoing().trace(caller, callerTask)) {
      int subnet = outgoing.subnet().orElseThrow().address().name().charAt(1) - '0';
      assertEquals(
          outgoing.need().destination().equals(Destination.LOGS)
              ? packets.logs(subnet)
              : packets.registry(subnet),
          outgoing.path().verdict().word(),
          () -> outgoing.path() + "\n" + network.text());
    }
  }

  private static Service service(ProgramModel model, String name) {
    return model
        .service(Objects.requireNonNull(ResourceAddress.parse("service." + name)))
        .orElseThrow();
  }
}
