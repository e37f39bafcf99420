package io.ecsctl.compiler.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of addresses of one family, exact, however large.
 *
 * @param bits 32 or 128
 * @param ranges in order; no two overlap or touch
 */
public record AddressSet(int bits, List<Range> ranges) {
  /** Every address from {@code first} to {@code last}, both included. */
  public record Range(BigInteger first, BigInteger last) {
    public Range {
      if (first.compareTo(last) > 0) {
        throw new IllegalArgumentException("bad range " + first + " to " + last);
      }
    }
  }

  public AddressSet {
    ranges = List.copyOf(ranges);
  }

  public static AddressSet none(int bits) {
    return new AddressSet(bits, List.of());
  }

  public static AddressSet all(int bits) {
    return range(bits, BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
  }

  public static AddressSet of(Cidr block) {
    return range(block.bits(), block.first(), block.last());
  }

  public static AddressSet range(int bits, BigInteger first, BigInteger last) {
    return new AddressSet(bits, List.of(new Range(first, last)));
  }

  /** What is in any of {@code sets}, all of them of {@code bits}. */
  public static AddressSet union(int bits, List<AddressSet> sets) {
    if (sets.size() == 1) {
      return sets.getFirst();
    }
    List<Range> all = new ArrayList<>();
    sets.forEach(set -> all.addAll(set.ranges));
    all.sort(Comparator.comparing(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      Range before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && range.first().compareTo(before.last().add(BigInteger.ONE)) <= 0) {
        merged.set(merged.size() - 1, new Range(before.first(), before.last().max(range.last())));
      } else {
        merged.add(range);
      }
    }
    return new AddressSet(bits, merged);
  }

  public AddressSet union(AddressSet other) {
    return union(bits, List.of(this, other));
  }

  public AddressSet minus(AddressSet other) {
    List<Range> left = new ArrayList<>();
    for (Range range : ranges) {
      BigInteger from = range.first();
      for (Range gone : other.ranges) {
        if (gone.last().compareTo(from) < 0 || gone.first().compareTo(range.last()) > 0) {
          continue;
        }
        if (gone.first().compareTo(from) > 0) {
          left.add(new Range(from, gone.first().subtract(BigInteger.ONE)));
        }
        from = gone.last().add(BigInteger.ONE);
      }
      if (from.compareTo(range.last()) <= 0) {
        left.add(new Range(from, range.last()));
      }
    }
    return new AddressSet(bits, left);
  }

  public AddressSet intersect(AddressSet other) {
    List<Range> common = new ArrayList<>();
    int own = 0;
    int its = 0;
    while (own < ranges.size() && its < other.ranges.size()) {
      Range one = ranges.get(own);
      Range two = other.ranges.get(its);
      BigInteger first = one.first().max(two.first());
      BigInteger last = one.last().min(two.last());
      if (first.compareTo(last) <= 0) {
        common.add(new Range(first, last));
      }
      if (one.last().compareTo(two.last()) < 0) {
        own++;
      } else {
        its++;
      }
    }
    return common.equals(ranges) ? this : new AddressSet(bits, common);
  }

  public boolean contains(AddressSet other) {
    return this.equals(other) || other.minus(this).isEmpty();
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The lowest address. */
  public Optional<BigInteger> first() {
    return ranges.stream().findFirst().map(Range::first);
  }

  /** {@code 10.0.0.4-10.0.0.254}, several of them with commas. */
  @Override
  public String toString() {
    return ranges.stream()
        .map(range ->
            range.first().equals(range.last())
                ? IpAddress.format(range.first(), bits)
                : IpAddress.format(range.first(), bits)
                    + "-"
                    + IpAddress.format(range.last(), bits))
        .collect(Collectors.joining(", "));
  }
}
