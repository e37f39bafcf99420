package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.reachability.Firewall.Target;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * client → listener → rule → target group → task, for awsvpc tasks behind application load
 * balancers.
 */
public final class LoadBalancerPaths {
  private static final Verdict OUTSIDE =
      new Verdict.Undecided("subnets or security groups outside the program");

  private LoadBalancerPaths() {}

  /**
   * From the load balancer of {@code forward} to the port that the service registers, or to the one
   * its health checks use.
   */
  public record Question(
      ServiceTarget target,
      Service service,
      TaskDefinition task,
      TargetGroup group,
      Forward forward,
      Listener listener,
      LoadBalancer balancer,
      PortRange containerPort) {}

  /** Every way on which a load balancer of the program must reach a task of the program. */
  public static List<Question> questions(ProgramModel model) {
    List<Question> questions = new ArrayList<>();
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      for (ServiceTarget target : service.loadBalancers()) {
        Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
        PortRange port = target.port();
        if (task.isEmpty() || group.isEmpty() || port == null) {
          continue;
        }
        for (Forward forward : model.forwardsTo(group.get().address())) {
          Listener listener = forward.listener();
          if (listener == null) {
            continue;
          }
          model
              .loadBalancer(listener.loadBalancer())
              .filter(LoadBalancer::isApplication)
              .ifPresent(balancer ->
                  questions.add(
                      new Question(
                          target,
                          service,
                          task.get(),
                          group.get(),
                          forward,
                          listener,
                          balancer,
                          port)));
        }
      }
    }
    return questions;
  }

  /**
   * The whole answer for {@code port} of the task: how it leaves the load balancer, then how it
   * gets in.
   */
  public static Path trace(ProgramModel model, Question question, int port) {
    Path out = leaving(model, question, port);
    return out.verdict() instanceof Verdict.Proved ? entering(model, question, port) : out;
  }

  /** May the load balancer's groups send to {@code port} of the tasks? */
  public static Path leaving(ProgramModel model, Question question, int port) {
    Interface balancer = balancer(model, question);
    Interface tasks = tasks(model, question);
    List<Hop> hops = List.of(start(question), listenerHop(question), hop(question.group()));
    return new Path(
        hops,
        balancer.known() && tasks.known()
            ? Firewall.between(Direction.EGRESS, balancer.groups(), new Target(port, "tcp"), tasks)
            : OUTSIDE);
  }

  /** May the tasks' groups receive on {@code port} from the load balancer? */
  public static Path entering(ProgramModel model, Question question, int port) {
    Interface balancer = balancer(model, question);
    Interface tasks = tasks(model, question);
    List<Hop> hops =
        List.of(
            start(question), listenerHop(question), hop(question.group()), taskHop(question, port));
    return new Path(
        hops,
        balancer.known() && tasks.known()
            ? Firewall.between(Direction.INGRESS, tasks.groups(), new Target(port, "tcp"), balancer)
            : OUTSIDE);
  }

  private static Interface balancer(ProgramModel model, Question question) {
    return Interface.of(
        model.network(), question.balancer().subnets(), question.balancer().securityGroups());
  }

  private static Interface tasks(ProgramModel model, Question question) {
    return Interface.of(
        model.network(), question.service().subnets(), question.service().securityGroups());
  }

  /**
   * The answer for the client's part: is the listener's port open in the load balancer's groups, to
   * whom it may serve?
   */
  public static Path traceClient(ProgramModel model, Listener listener, LoadBalancer balancer) {
    PortRange port = listener.port();
    Interface own = Interface.of(model.network(), balancer.subnets(), balancer.securityGroups());
    Hop start = balancer.isInternetFacing() ? Hop.INTERNET : new Hop("client", null, null);
    Hop end = hop(listener.address() + (port == null ? "" : " :" + port.from()), listener);
    List<Hop> hops = List.of(start, end);
    if (port == null || !own.known()) {
      return new Path(hops, new Verdict.Undecided("port or security groups outside the program"));
    }
    boolean open =
        own.groups().stream()
            .flatMap(group -> group.ingress().stream())
            // Whom a listener is for is the author's choice; that nobody at all can use it is a
            // mistake.
            .anyMatch(rule -> rule.covers(port.from(), "tcp") && !rule.peers().isEmpty());
    return new Path(
        hops,
        open
            ? new Verdict.Proved()
            : Firewall.addresses(
                Direction.INGRESS,
                own.groups(),
                new Target(port.from(), "tcp"),
                Firewall.ANYWHERE));
  }

  private static Hop start(Question question) {
    return question.balancer().isInternetFacing() ? Hop.INTERNET : new Hop("client", null, null);
  }

  private static Hop listenerHop(Question question) {
    PortRange port = question.listener().port();
    return hop(
        question.listener().address() + (port == null ? "" : " :" + port.from()),
        question.listener());
  }

  private static Hop taskHop(Question question, int port) {
    String container = question.target().container();
    return hop(
        question.task().address() + (container == null ? "" : "/" + container) + " :" + port,
        question.task());
  }

  private static Hop hop(Element element) {
    return hop(element.address().toString(), element);
  }

  private static Hop hop(String label, Element element) {
    return new Hop(label, element.address(), element.header());
  }
}
