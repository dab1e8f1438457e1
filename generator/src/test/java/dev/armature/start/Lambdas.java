package dev.armature.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lambdas and method references of every shape, for {@link ClassesForLambdasTest}. */
public final class Lambdas implements Supplier<List<String>> {
    private final String own = "own";
    private final List<String> results = new ArrayList<>();

    interface Shape {
        String name();

        private String secret() {
            return "secret " + name();
        }

        default Supplier<String> secrets() {
            return this::secret;
        }
    }

    record Square(String name, long side) implements Shape {
        Comparator<Square> bySide() {
            return Comparator.comparingLong(Square::side).thenComparing(other -> other.name + name);
        }
    }

    @Override
    public List<String> get() {
        int number = 7;
        long wide = 1L << 40;
        double half = 0.5;
        add("captures all kinds", () -> own + number + wide + half);
        add("captures nothing", () -> "nothing");
        add("private method", this::secret);
        add("private static method", Lambdas::hidden);
        add("private method of an interface", new Square("a", 1).secrets());
        add("constructor", () -> make(StringBuilder::new, "built").toString());
        add("array constructor", () -> Arrays.toString(array(String[]::new)));
        add("unbound receiver", () -> upper(String::toUpperCase));
        add("bound receiver", "bound"::trim);
        add("varargs", () -> join(String::format));
        add(
                "nested",
                () -> Stream.of(1, 2)
                        .map(one ->
                                Stream.of(3, 4).map(two -> one * two + number).toList())
                        .toList()
                        .toString());
        add(
                "comparators",
                () -> Stream.of(new Square("b", 2), new Square("a", 2), new Square("c", 1))
                        .sorted(new Square("x", 0).bySide())
                        .map(Square::name)
                        .collect(Collectors.joining()));
        add("unboxes", () -> String.valueOf(total(Lambdas::twice)));
        add("unboxes and widens", () -> String.valueOf(wide(Integer::intValue)));
        add("boxes the result", () -> boxed(String::length).toString());
        add(
                "boxes the argument",
                () -> IntStream.range(0, 3).mapToObj(Integer::valueOf).toList().toString());
        add(
                "primitive",
                () -> IntStream.range(0, 9)
                                .filter(odd -> odd % 2 == 1)
                                .map(plus(number))
                                .sum() + "");
        add(
                "boolean from a box",
                () -> Stream.of("x", "").filter(isEmpty()::apply).count() + "");
        add("drops the result", () -> {
            List<String> all = new ArrayList<>();
            Stream.of("x", "y").forEach(all::add);
            return all.toString();
        });
        add("drops two words", () -> {
            AtomicLong sum = new AtomicLong();
            Stream.of(1L, 2L).forEach(sum::addAndGet);
            return sum.toString();
        });
        add("generic", () -> Optional.of("g").map(UnaryOperator.identity()).orElseThrow());
        return results;
    }

    private void add(String name, Supplier<String> value) {
        results.add(name + ": " + value.get());
    }

    private String secret() {
        return "secret " + own;
    }

    private static String hidden() {
        return "hidden";
    }

    private static <T> T make(Function<String, T> maker, String of) {
        return maker.apply(of);
    }

    private static String[] array(IntFunction<String[]> maker) {
        return maker.apply(2);
    }

    private static String upper(BiFunction<String, Locale, String> upper) {
        return upper.apply("up", Locale.ROOT);
    }

    private static String join(BiFunction<String, Object, String> join) {
        return join.apply("%s!", "joined");
    }

    private static int twice(int number) {
        return 2 * number;
    }

    private static int total(Function<Integer, Integer> function) {
        return function.apply(21);
    }

    private static long wide(ToLongFunction<Integer> function) {
        return function.applyAsLong(9);
    }

    private static Integer boxed(Function<String, Integer> function) {
        return function.apply("four");
    }

    private static IntUnaryOperator plus(int more) {
        ToIntFunction<Integer> same = Integer::intValue;
        return number -> number + same.applyAsInt(more);
    }

    private static Function<String, Boolean> isEmpty() {
        Predicate<String> empty = String::isEmpty;
        return empty::test;
    }
}
