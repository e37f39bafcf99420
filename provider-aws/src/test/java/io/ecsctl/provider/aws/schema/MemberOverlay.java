package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overlay says of one member of the API, or of an attribute that no single member stands
 * for. Everything is optional.
 */
final class MemberOverlay {
  @Nullable String name;
  @Nullable String plural;
  @Nullable AttributeType type;
  @Nullable Type scalar;
  @Nullable Unit unit;
  @Nullable List<String> words;
  final List<Constraint> constraints = new ArrayList<>();
  boolean required;
  Change change = Change.UPDATE;
  boolean sensitive;
  boolean computed;
  @Nullable Value fallback;
  String doc = "";
  boolean flatten;
  boolean set;
  boolean unlabelled;
  boolean ordered;
  boolean lifted;
  List<String> key = List.of();
  @Nullable List<String> pair;
  @Nullable String group;
  @Nullable String constant;
  @Nullable List<String> member;

  /** The attribute's name, where the rule does not give it; the singular for repeated blocks. */
  MemberOverlay name(String attribute) {
    name = attribute;
    return this;
  }

  /** The other name of a repeated block, where the rule does not give it. */
  MemberOverlay plural(String attribute) {
    plural = attribute;
    return this;
  }

  MemberOverlay type(AttributeType anyType) {
    type = anyType;
    return this;
  }

  /** Any one of these, tried in order. */
  MemberOverlay oneOf(AttributeType... alternatives) {
    return type(new AttributeType.OneOf(List.of(alternatives)));
  }

  /** Points at one of {@code kinds}, of which AWS gets the attribute {@code sends}. */
  MemberOverlay reference(String sends, String... kinds) {
    return type(new AttributeType.ReferenceTo(List.of(kinds), sends));
  }

  /** Several of them, in no order. */
  MemberOverlay references(String sends, String... kinds) {
    return type(new AttributeType.SetOf(new AttributeType.ReferenceTo(List.of(kinds), sends)));
  }

  MemberOverlay cidr() {
    scalar = Type.CIDR;
    return this;
  }

  MemberOverlay port() {
    scalar = Type.PORT;
    return range(1, 65535);
  }

  MemberOverlay cpu() {
    scalar = Type.CPU;
    unit = Unit.CPU_UNITS;
    return this;
  }

  MemberOverlay size(Unit counted) {
    scalar = Type.SIZE;
    unit = counted;
    return this;
  }

  MemberOverlay duration(Unit counted) {
    scalar = Type.DURATION;
    unit = counted;
    return this;
  }

  MemberOverlay bool() {
    scalar = Type.BOOL;
    return this;
  }

  MemberOverlay number() {
    scalar = Type.NUMBER;
    return this;
  }

  MemberOverlay words(String... values) {
    words = List.of(values);
    return this;
  }

  /** Inclusive, in AWS's unit. */
  MemberOverlay range(long from, long to) {
    return range(BigDecimal.valueOf(from), BigDecimal.valueOf(to));
  }

  MemberOverlay atLeast(long from) {
    return range(BigDecimal.valueOf(from), null);
  }

  MemberOverlay atMost(long to) {
    return range(null, BigDecimal.valueOf(to));
  }

  /** Takes the place of an earlier range. */
  private MemberOverlay range(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    constraints.removeIf(constraint -> constraint.limit() instanceof Limit.Range);
    return limit(new Limit.Range(from, to, List.of(), null));
  }

  /** Fractions down to {@code step}, which every amount is a multiple of. */
  MemberOverlay range(String from, String to, String step) {
    constraints.removeIf(constraint -> constraint.limit() instanceof Limit.Range);
    return limit(
        new Limit.Range(new BigDecimal(from), new BigDecimal(to), List.of(), new BigDecimal(step)));
  }

  /** Or just {@code one}, which the range does not hold: 0 where that switches something off. */
  MemberOverlay or(long one) {
    Constraint last = constraints.getLast();
    if (!(last.limit() instanceof Limit.Range range)) {
      throw new IllegalStateException("no range: " + last);
    }
    return last(
        new Limit.Range(
            range.minimum(), range.maximum(), List.of(BigDecimal.valueOf(one)), range.step()));
  }

  /** Amounts in AWS's unit, or words of which the type knows more. */
  MemberOverlay choices(String... values) {
    return limit(new Limit.OneOf(List.of(values)));
  }

  MemberOverlay length(int minimum, int maximum) {
    return limit(new Limit.Length(minimum, maximum, false));
  }

  MemberOverlay bytes(int maximum) {
    return limit(new Limit.Length(0, maximum, true));
  }

  /** What the whole text matches, in words if there are some. */
  MemberOverlay form(String pattern, String inWords) {
    return limit(new Limit.Form(pattern, inWords));
  }

  /** Elements, entries or blocks. */
  MemberOverlay count(int minimum, int maximum) {
    return limit(new Limit.Count(minimum, maximum));
  }

  private MemberOverlay limit(Limit limit) {
    constraints.add(new Constraint(limit, false, Constraint.ANY_RULE, List.of(Source.API), ""));
    return this;
  }

  /** What was said last is what this rule of the catalogue says. */
  MemberOverlay rule(String id) {
    Constraint last = constraints.removeLast();
    constraints.add(new Constraint(last.limit(), last.ofKeys(), id, last.sources(), last.aws()));
    return this;
  }

  /** Who says what was said last, where that is not the API reference. */
  MemberOverlay stated(Source... sources) {
    Constraint last = constraints.removeLast();
    constraints.add(
        new Constraint(last.limit(), last.ofKeys(), last.rule(), List.of(sources), last.aws()));
    return this;
  }

  /** What AWS answers to what was said last not to be accepted. */
  MemberOverlay aws(String message) {
    Constraint last = constraints.removeLast();
    constraints.add(
        new Constraint(last.limit(), last.ofKeys(), last.rule(), last.sources(), message));
    return this;
  }

  private MemberOverlay last(Limit limit) {
    Constraint last = constraints.removeLast();
    constraints.add(new Constraint(limit, last.ofKeys(), last.rule(), last.sources(), last.aws()));
    return this;
  }

  MemberOverlay required() {
    required = true;
    return this;
  }

  MemberOverlay replaces() {
    change = Change.REPLACE;
    return this;
  }

  MemberOverlay separate() {
    change = Change.SEPARATE;
    return this;
  }

  MemberOverlay sensitive() {
    sensitive = true;
    return this;
  }

  /** AWS decides when the program does not. */
  MemberOverlay computed() {
    computed = true;
    return this;
  }

  MemberOverlay fallback(Value value) {
    fallback = value;
    return this;
  }

  MemberOverlay fallback(String text) {
    return fallback(new Value.Text(text));
  }

  MemberOverlay fallback(boolean value) {
    return fallback(new Value.Bool(value));
  }

  MemberOverlay fallback(long number) {
    return fallback(Value.Number.of(number));
  }

  MemberOverlay fallbackSeconds(long seconds) {
    return fallback(new Value.Duration(seconds));
  }

  MemberOverlay doc(String sentences) {
    doc = sentences;
    return this;
  }

  /**
   * The members of the structure, or of the list's only element, become members of the block it
   * stands in.
   */
  MemberOverlay flatten() {
    flatten = true;
    return this;
  }

  /** Order means nothing to AWS. */
  MemberOverlay set() {
    set = true;
    return this;
  }

  /** Order of the blocks means something to AWS. */
  MemberOverlay ordered() {
    ordered = true;
    return this;
  }

  /** The attributes by which a block is matched with its live counterpart. */
  MemberOverlay key(String... attributes) {
    key = List.of(attributes);
    return this;
  }

  /** The structure's {@code name} is an attribute, not the block's label. */
  MemberOverlay unlabelled() {
    unlabelled = true;
    return this;
  }

  /** The list of pairs of these two members is a map. */
  MemberOverlay map(String keyMember, String valueMember) {
    pair = List.of(keyMember, valueMember);
    return this;
  }

  /** The list of pairs is a repeated block all the same, because keys may repeat or be missing. */
  MemberOverlay blocks() {
    pair = List.of();
    return this;
  }

  /** Stands one level up, beside the block it belongs to. */
  MemberOverlay lift() {
    lifted = true;
    return this;
  }

  /** Stands in the block {@code attribute}, which is none of the API's. */
  MemberOverlay in(String attribute) {
    group = attribute;
    return this;
  }

  /** Says itself what kind of structure this is: {@code Type=redirect}. */
  MemberOverlay says(String memberIsConstant) {
    constant = memberIsConstant;
    return this;
  }

  /** The path of members, where it is not the member's own. */
  MemberOverlay member(String... path) {
    member = new ArrayList<>(Arrays.asList(path));
    return this;
  }
}
