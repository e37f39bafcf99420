package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every path of a program that has to work, each with its answer. */
public final class Reachability {
  private Reachability() {}

  /**
   * Clients to listeners, then load balancers to tasks, then Fargate tasks to the internet; each in
   * program order. A path that comes out the same from several subnets or rules is there once.
   */
  public static List<Path> paths(ProgramModel model) {
    List<Path> paths = new ArrayList<>();
    for (Listener listener : model.listeners()) {
      Optional<LoadBalancer> balancer =
          model.loadBalancer(listener.loadBalancer()).filter(LoadBalancer::isApplication);
      balancer.ifPresent(b -> paths.add(LoadBalancerPaths.traceClient(model, listener, b)));
    }
    for (LoadBalancerPaths.Question question : LoadBalancerPaths.questions(model)) {
      paths.add(LoadBalancerPaths.trace(model, question, question.containerPort().from()));
      Integer checks = question.group().healthCheckPort();
      if (checks != null && checks != question.containerPort().from()) {
        paths.add(LoadBalancerPaths.trace(model, question, checks));
      }
    }
    InternetPaths internet = new InternetPaths(model);
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      if (task.isPresent() && service.onFargate()) {
        paths.addAll(internet.trace(service, task.get()));
      }
    }
    return paths.stream().distinct().toList();
  }
}
