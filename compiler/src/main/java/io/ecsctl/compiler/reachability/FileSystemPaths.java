package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.FileSystem;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Firewall.Answer;
import io.ecsctl.compiler.reachability.Firewall.Of;
import io.ecsctl.compiler.reachability.Interface.PublicAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** task → mount target, for the file systems that a task mounts. */
public final class FileSystemPaths {
  /** NFS. Source: Amazon EFS User Guide, security groups of mount targets. */
  private static final Traffic NFS = Traffic.tcp(2049);

  private final ProgramModel model;
  private final Firewall firewall;
  private final Routing routing;

  FileSystemPaths(ProgramModel model, Firewall firewall) {
    this.model = model;
    this.firewall = firewall;
    this.routing = Routing.of(model);
  }

  /**
   * One way from one subnet.
   *
   * @param volume the block of the task definition that mounts it
   */
  public record Mount(
      TaskRunner runner, TaskDefinition task, Block volume, FileSystem fileSystem, Path path) {}

  /** For each file system of the program that the task mounts, subnet by subnet. */
  public List<Mount> trace(TaskRunner runner, TaskDefinition task) {
    List<Mount> mounts = new ArrayList<>();
    for (Block volume : task.body().blocks("volume")) {
      volume
          .block("efs_volume_configuration")
          .flatMap(efs -> model.fileSystem(Fields.reference(efs, "file_system")))
          .ifPresent(files -> {
            for (Path path : trace(runner, task, files)) {
              mounts.add(new Mount(runner, task, volume, files, path));
            }
          });
    }
    return mounts;
  }

  List<Path> trace(TaskRunner runner, TaskDefinition task, FileSystem files) {
    Places mounting = Places.ofAgent(model, runner, task);
    // On instances it is not documented which of both interfaces an awsvpc task mounts through.
    boolean either = task.isAwsvpc() && !Places.isTask(mounting);
    Map<String, Path> paths = new LinkedHashMap<>();
    Places own = either ? Places.ofTasks(model, runner, task) : mounting;
    for (Interface from : own.interfaces()) {
      for (Subnet subnet : from.subnets()) {
        Path path = trace(task, from, subnet, files);
        paths.putIfAbsent(
            path.toString(),
            either && !(path.verdict() instanceof Verdict.Undecided)
                ? new Path(
                    path.hops(),
                    new Verdict.Undecided(
                        "whether the instance or the task mounts " + files.address(),
                        "a rule for each of their security groups"))
                : new Path(path.hops(), own.at(path.verdict())));
      }
    }
    if (paths.isEmpty() || !own.complete()) {
      Path unknown =
          new Path(
              List.of(Hop.of(task)),
              own.elsewhere()
                  .orElse(new Verdict.Undecided("subnets of " + runner.address(), "its subnets")));
      paths.putIfAbsent(unknown.toString(), unknown);
    }
    return paths.values().stream().map(path -> path.towards(files.address().toString())).toList();
  }

  private Path trace(TaskDefinition task, Interface from, Subnet subnet, FileSystem files) {
    List<Hop> hops = new ArrayList<>();
    hops.add(Hop.of(task));
    if (!(from.owner() instanceof TaskRunner)) {
      hops.add(Hop.of(from.owner()));
    }
    Optional<Interface> target = inZone(files, subnet);
    if (target.isEmpty()) {
      return new Path(
          hops,
          new Verdict.Undecided(
              "which mount target of " + files.address() + " serves " + subnet.address(),
              "a mount_target in its availability zone"));
    }
    Interface there = target.get();
    Interface here = from.in(subnet);
    Optional<String> detour = routing.detour(subnet, there.asPeer(32).certain(), 32);
    if (detour.isPresent() || !Objects.equals(here.vpc(), there.vpc())) {
      return new Path(
          hops,
          new Verdict.Undecided(
              detour.orElse("mount target in another VPC"), "the routes between both"));
    }
    Answer out = firewall.decide(Direction.EGRESS, here, NFS, there.asPeer(32), 32, Of.EVERY);
    hops.set(hops.size() - 1, hops.getLast().because(out.reasons()));
    if (out.verdict() instanceof Verdict.Blocked) {
      return new Path(hops, out.verdict());
    }
    Answer in = firewall.decide(Direction.INGRESS, there, NFS, here.asPeer(32), 32, Of.EVERY);
    hops.add(
        Hop.of(files.address() + " in " + there.subnets().getFirst().address() + " :2049", files)
            .because(in.reasons()));
    return new Path(hops, out.verdict().then(in.verdict()));
  }

  /** The file system's name means the mount target of the caller's own zone. */
  private Optional<Interface> inZone(FileSystem files, Subnet subnet) {
    String zone = subnet.zone();
    if (!files.mountTargetsKnown() || zone == null) {
      return Optional.empty();
    }
    for (Block target : files.mountTargets()) {
      Optional<Subnet> own = model.subnet(Fields.reference(target, "subnet"));
      if (own.isPresent() && zone.equals(own.get().zone())) {
        return Optional.of(
            Interface.of(
                model.network(),
                files,
                Fields.references(target, "subnet"),
                Fields.references(target, "security_groups"),
                PublicAddress.NO));
      }
    }
    return Optional.empty();
  }
}
