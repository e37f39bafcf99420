package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * Whose something is that cannot have tags: a DNS record, a rule of a registry. For each of them
 * there is a parameter of Systems Manager, named after it, that carries the tags. It is there
 * before the object and goes after it. Decision 0015.
 *
 * @param <T> what tells the objects apart; its text form is the parameter's value
 */
final class Marks<T> {
  private static final String PUT = "ssm:PutParameter";
  private static final Set<String> GONE = Set.of("ParameterNotFound", "InvalidResourceId");
  private static final int PER_CALL = 10;

  private final Tools tools;
  private final String path;
  private final String what;
  private final Function<String, @Nullable T> parse;

  /**
   * @param path of the parameters: {@code /ecsctl/dns_record/}
   * @param what in words: {@code DNS record}
   * @param parse reads the text form; null for a text that is none
   */
  Marks(Tools tools, String path, String what, Function<String, @Nullable T> parse) {
    this.tools = tools;
    this.path = path;
    this.what = what;
    this.parse = parse;
  }

  static Marks<RecordId> ofRecords(Tools tools) {
    return new Marks<>(tools, "/ecsctl/dns_record/", "DNS record", RecordId::parse);
  }

  private SsmClient ssm() {
    return tools.clients().ssm();
  }

  /** What is marked may have a longer name than a parameter, and other characters in it. */
  private String parameter(T id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(id.toString().getBytes(StandardCharsets.UTF_8));
      return path + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** How the ARN of the parameter ends that marks it. */
  String listedBy(T id) {
    return ":parameter" + parameter(id);
  }

  /** What the stack's blocks of {@code kind} have marked, whether it is there or not. */
  List<Owned<T>> list(Inventory inventory, String kind) {
    Map<String, Tags> byName =
        inventory.index().complete() ? indexed(inventory.index()) : all(inventory.scope());
    List<String> names =
        byName.entrySet().stream()
            .filter(mark -> isOf(inventory.scope(), kind, mark.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return Parallel.map(Parallel.batches(names, PER_CALL), this::values).stream()
        .flatMap(List::stream)
        .flatMap(mark ->
            Stream.ofNullable(parse.apply(mark.value()))
                .flatMap(id ->
                    Owned.of(
                        inventory.scope(),
                        kind,
                        id,
                        Objects.requireNonNull(byName.get(mark.name())))
                        .stream()))
        .toList();
  }

  private static boolean isOf(StackScope scope, String kind, Tags tags) {
    return tags.addressIn(scope).filter(address -> address.kind().equals(kind)).isPresent();
  }

  private Map<String, Tags> indexed(TagIndex index) {
    Map<String, Tags> byName = new TreeMap<>();
    index
        .arns("ssm", "parameter" + path)
        .forEach(arn ->
            byName.put(
                arn.substring(arn.indexOf(path)), index.byArn().getOrDefault(arn, Tags.NONE)));
    return byName;
  }

  private Map<String, Tags> all(StackScope scope) {
    Map<String, Tags> byName = new TreeMap<>();
    ParameterStringFilter ours =
        ParameterStringFilter.builder()
            .key("tag:" + StackScope.STACK_TAG)
            .values(scope.stack())
            .build();
    Call.to(
            "ssm:DescribeParameters",
            () ->
                ssm().describeParametersPaginator(r -> r.parameterFilters(ours)).stream()
                    .flatMap(page -> page.parameters().stream())
                    .toList())
        .stream()
        .map(ParameterMetadata::name)
        .filter(mark -> mark.startsWith(path))
        .forEach(mark -> byName.put(mark, tags(mark)));
    return byName;
  }

  /** Those that are gone meanwhile are left out. */
  private List<Parameter> values(List<String> names) {
    return Call.to(
        "ssm:GetParameters", () -> ssm().getParameters(r -> r.names(names)).parameters());
  }

  /** Of its mark; none when it has no mark. */
  Tags tags(T id) {
    return tags(parameter(id));
  }

  private Tags tags(String name) {
    var found =
        Call.unless(
            GONE,
            "ssm:ListTagsForResource",
            () ->
                ssm()
                    .listTagsForResource(
                        r -> r.resourceType(ResourceTypeForTagging.PARAMETER).resourceId(name)));
    return found == null ? Tags.NONE : Tags.of(found.tagList(), Tag::key, Tag::value);
  }

  /**
   * Marks what is about to be made. One call, so that of two stacks one is refused.
   *
   * @throws ProviderException {@link ProviderException#NOT_OWNED} when another's mark is there
   */
  void take(StackScope scope, DesiredResource desired, T id) {
    if (!put(scope, desired.address(), id)) {
      Ownership.require(scope, desired, PUT, what + " " + id, id.toString(), tags(id));
    }
  }

  /** As {@link #take}; false when another's mark is there. */
  boolean tryToTake(StackScope scope, ResourceAddress address, T id) {
    return put(scope, address, id) || tags(id).belongTo(scope, address);
  }

  private boolean put(StackScope scope, ResourceAddress address, T id) {
    return put(TagChange.claiming(scope, address, ""), id);
  }

  /** False when there is a mark. */
  private boolean put(TagChange claim, T id) {
    return Call.unless(
            Set.of("ParameterAlreadyExists"),
            PUT,
            () ->
                ssm()
                    .putParameter(r ->
                        r.name(parameter(id))
                            .value(id.toString())
                            .type(ParameterType.STRING)
                            .description("Whose this " + what + " is")
                            .overwrite(false)
                            .tags(marks(claim))))
        != null;
  }

  /** It becomes that address's, whoever's it was. */
  void give(TagChange claim, T id) {
    if (!put(claim, id)) {
      Call.to(
          "ssm:AddTagsToResource",
          () ->
              ssm()
                  .addTagsToResource(r ->
                      r.resourceType(ResourceTypeForTagging.PARAMETER)
                          .resourceId(parameter(id))
                          .tags(marks(claim))));
    }
  }

  private static List<Tag> marks(TagChange claim) {
    return claim.added().as((key, value) -> Tag.builder().key(key).value(value).build());
  }

  void remove(T id) {
    Call.unless(
        GONE, "ssm:DeleteParameter", () -> ssm().deleteParameter(r -> r.name(parameter(id))));
  }
}
