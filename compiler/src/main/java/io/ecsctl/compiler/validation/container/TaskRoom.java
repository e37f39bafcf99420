package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Agent;
import io.ecsctl.compiler.model.Agents;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.Compute;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Dependency;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.FileSystem;
import io.ecsctl.compiler.model.Hosts;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.MountTarget;
import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.Permissions;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.model.Schedule;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.StrategyItem;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.reachability.Firewall;
import io.ecsctl.compiler.reachability.Interface;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.validation.fargate.FargateSizes;
import io.ecsctl.compiler.validation.identity.Grant;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.Settings;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers the task more room: on Fargate the next size that is sold, elsewhere what is needed. */
final class TaskRoom {
  private static final long MIB = 1L << 20;

  private TaskRoom() {}

  static void fixCpu(Diagnostic.Builder diagnostic, TaskDefinition task, long units) {
    Long memory = task.memoryBytes();
    if (!task.listsFargate()) {
      offer(diagnostic, "", Edits.replace(task.body(), "cpu", Quantities.formatCpu(units)), Quantities.formatCpu(units));
    } else if (memory != null) {
      fargate(diagnostic, task, units, memory);
    }
  }

  static void fixMemory(Diagnostic.Builder diagnostic, TaskDefinition task, long bytes) {
    Long cpu = task.cpuUnits();
    String size = Quantities.formatSize(bytes);
    if (!task.listsFargate()) {
      offer(diagnostic, "", Edits.replace(task.body(), "memory", size), size);
    } else if (cpu != null) {
      fargate(diagnostic, task, cpu, bytes);
    }
  }

  private static void fargate(
      Diagnostic.Builder diagnostic, TaskDefinition task, long cpu, long bytes) {
    Optional<FargateSizes.Size> next =
        FargateSizes.fitting(cpu, Math.ceilDiv(bytes, MIB), task.isWindows());
    if (next.isEmpty()) {
      diagnostic.note("Fargate has no task with so much.");
      return;
    }
    String units = Quantities.formatCpu(next.get().cpu());
    String size = Quantities.formatSize(next.get().mib() * MIB);
    List<Edit> edits = new ArrayList<>();
    boolean literal =
        add(edits, task, "cpu", units, next.get().cpu() == Objects.requireNonNull(task.cpuUnits()))
            & add(
                edits,
                task,
                "memory",
                size,
                next.get().mib() * MIB == Objects.requireNonNull(task.memoryBytes()));
    offer(
        diagnostic,
        ", the next size of Fargate",
        literal ? edits.toArray(Edit[]::new) : new Edit[0],
        units + " and " + size);
  }

  /** False when it has to change and a person has to do it. */
  private static boolean add(
      List<Edit> edits, TaskDefinition task, String name, String value, boolean same) {
    if (same) {
      return true;
    }
    List<Edit> change = List.of(Edits.replace(task.body(), name, value));
    edits.addAll(change);
    return !change.isEmpty();
  }

  private static void offer(
      Diagnostic.Builder diagnostic, String which, Edit[] edits, String amount) {
    diagnostic.fix("give the task " + amount + which, edits);
  }
}
