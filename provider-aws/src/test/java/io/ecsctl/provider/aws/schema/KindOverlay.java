package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema.Ownership;
import io.ecsctl.compiler.schema.KindSchema.Replacement;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What the API's metadata cannot say about a kind. Members are named by their path from the
 * request, {@code containerDefinitions.portMappings.hostPort}; lists are passed through. A path
 * that names no member is an error.
 */
final class KindOverlay {
  /** Stands for every attribute that can be changed on a live object, other than its tags. */
  static final String ANY = "*";

  final String kind;
  final String service;
  final String api;
  final SdkPojo request;
  String doc = "";
  String identity = "id";
  @Nullable NameRule name;
  String nameInWords = "";
  Ownership ownership = Ownership.TAGS;
  Replacement replacement = Replacement.CREATE_FIRST;
  boolean revisioned;
  final List<ComputedAttribute> computed = new ArrayList<>();
  final Map<String, MemberOverlay> members = new LinkedHashMap<>();
  final Map<String, String> excluded = new LinkedHashMap<>();
  final Map<String, Map<String, MemberOverlay>> added = new LinkedHashMap<>();
  final Map<String, MemberOverlay> groups = new LinkedHashMap<>();

  @Override
  public String toString() {
    return kind;
  }

  private KindOverlay(String kind, String service, String api, SdkPojo request) {
    this.kind = kind;
    this.service = service;
    this.api = api;
    this.request = request;
  }

  /**
   * @param service in the reader's words
   * @param api the create call, {@code ecs:CreateService}
   * @param request an empty builder of the call's request, or another structure whose members the
   *     block takes
   */
  static KindOverlay of(String kind, String service, String api, SdkPojo request) {
    return new KindOverlay(kind, service, api, request);
  }

  KindOverlay doc(String sentence) {
    doc = sentence;
    return this;
  }

  /** The computed attribute that names the object to AWS. */
  KindOverlay identity(String attribute) {
    identity = attribute;
    return this;
  }

  /**
   * @param inWords what the pattern says, for people
   */
  KindOverlay name(String attribute, int maxLength, String pattern, String inWords) {
    name = new NameRule(attribute, maxLength, pattern);
    nameInWords = inWords;
    return this;
  }

  KindOverlay ownedThroughParent() {
    ownership = Ownership.PARENT;
    return this;
  }

  /** AWS refuses the new object while the old one is there. */
  KindOverlay deletedFirst() {
    replacement = Replacement.DELETE_FIRST;
    return this;
  }

  KindOverlay revisioned() {
    revisioned = true;
    return this;
  }

  KindOverlay computed(String attribute, String sentence) {
    return computed(attribute, Type.STRING, sentence);
  }

  /**
   * A change of {@code attributes} gives the object another one; of {@code blocks[]} only that some
   * come or go.
   */
  KindOverlay renewed(String attribute, String sentence, String... attributes) {
    return renewed(attribute, Type.STRING, sentence, attributes);
  }

  KindOverlay renewed(String attribute, Type type, String sentence, String... attributes) {
    computed.add(new ComputedAttribute(attribute, type, sentence, List.of(attributes)));
    return this;
  }

  KindOverlay computed(String attribute, Type type, String sentence) {
    computed.add(new ComputedAttribute(attribute, type, sentence));
    return this;
  }

  /** One that is another after each change of the object, as a version is. */
  KindOverlay changing(String attribute, Type type, String sentence) {
    computed.add(new ComputedAttribute(attribute, type, sentence, List.of(ANY)));
    return this;
  }

  /** What the overlay says of the member at {@code path}. */
  MemberOverlay at(String path) {
    return members.computeIfAbsent(path, p -> new MemberOverlay());
  }

  /**
   * An attribute that no member of the request stands for, in the block at {@code path} (empty for
   * the kind's own).
   */
  MemberOverlay add(String path, String attribute) {
    return added
        .computeIfAbsent(path, p -> new LinkedHashMap<>())
        .computeIfAbsent(attribute, a -> new MemberOverlay().name(a).member());
  }

  /**
   * A block that gathers members of the structure at {@code path}; they go there by {@link
   * MemberOverlay#in}.
   */
  MemberOverlay group(String path, String attribute) {
    return groups.computeIfAbsent(path + "/" + attribute, p -> new MemberOverlay().name(attribute));
  }

  /** Leaves the member, with everything in it, out of the language. */
  KindOverlay exclude(String path, String reason) {
    excluded.put(path, reason);
    return this;
  }

  /** AWS refuses the structure that they are in without these members, and has no default. */
  KindOverlay required(String... paths) {
    for (String path : paths) {
      at(path).required();
    }
    return this;
  }

  /** These members cannot be changed on a live object. */
  KindOverlay replacedBy(String... paths) {
    for (String path : paths) {
      at(path).replaces();
    }
    return this;
  }
}
