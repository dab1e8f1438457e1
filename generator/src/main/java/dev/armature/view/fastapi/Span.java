package dev.armature.view.fastapi;

import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Values of one type that follow each other: whole numbers, days counted from the year 1 as Python does, seconds since
 * 1970, or of a day or a duration.
 *
 * @param least the first
 * @param most the last
 */
record Span(long least, long most) {
    /** Day 1 of Python's {@code date.fromordinal}, in days before 1970. */
    private static final long ORDINAL = 719_163;

    /** December 31, 9999. */
    private static final long LAST_DAY = 3_652_059;

    private static final long SECONDS = 86_400;
    private static final long NANOS = 1_000_000_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<Long> STEPS = List.of(1L, 9L, 99L, 999L, 9_999L, 99_999L, 999_999L);

    /** Whether values of a type can be counted. */
    static boolean counts(FieldType type) {
        return switch (type) {
            case SMALLINT, INTEGER, BIGINT, FLOAT, DECIMAL, DATE, DATETIME, TIME, DURATION -> true;
            default -> false;
        };
    }

    /** The longest span from a value upwards, else downwards, whose values the field can hold and that fit. */
    static Optional<Span> around(ValueField field, String text, Predicate<String> fits) {
        long start = number(field.type(), text);
        for (int way : List.of(1, -1)) {
            Predicate<Long> holds = step -> {
                long number = start + way * step;
                return isHeld(field, number) && fits.test(text(field.type(), number));
            };
            long end = start + way * farthest(holds);
            if (end != start && fits.test(text(field.type(), start))) {
                return Optional.of(new Span(Math.min(start, end), Math.max(start, end)));
            }
        }
        return Optional.empty();
    }

    /** How many steps can be gone; what holds for some holds for fewer. */
    private static long farthest(Predicate<Long> holds) {
        long gone = 0;
        for (long step : STEPS) {
            if (!holds.test(step)) {
                long missed = step;
                while (missed - gone > 1) {
                    long middle = (gone + missed) / 2;
                    gone = holds.test(middle) ? middle : gone;
                    missed = gone == middle ? missed : middle;
                }
                return gone;
            }
            gone = step;
        }
        return gone;
    }

    /** The next values up and down, of types that have such. */
    static List<String> beside(ValueField field, String text) {
        FieldType type = field.type();
        try {
            if (type == FieldType.TIME) {
                LocalTime time = LocalTime.parse(text);
                return List.of(CLOCK.format(time.plusHours(1)), CLOCK.format(time.minusHours(1)));
            }
            if (!counts(type)) {
                return List.of();
            }
            if (type == FieldType.DATE || type == FieldType.DATETIME || type == FieldType.DURATION) {
                long number = number(type, text);
                long step = type == FieldType.DATE ? 1 : 3600;
                return List.of(text(type, number + step), text(type, number - step));
            }
            BigDecimal number = new BigDecimal(text);
            return List.of(
                    number.add(BigDecimal.ONE).toPlainString(),
                    number.subtract(BigDecimal.ONE).toPlainString());
        } catch (DateTimeException | NumberFormatException e) {
            return List.of();
        }
    }

    /** All of its values, as the profile spells those of a type. */
    List<String> texts(FieldType type) {
        return LongStream.rangeClosed(least, most)
                .mapToObj(number -> text(type, number))
                .toList();
    }

    private static long number(FieldType type, String text) {
        return switch (type) {
            case DATE -> LocalDate.parse(text).toEpochDay() + ORDINAL;
            case DATETIME -> Instant.parse(text).getEpochSecond();
            case TIME -> seconds(Duration.ofNanos(LocalTime.parse(text).toNanoOfDay()));
            case DURATION -> seconds(Duration.parse(text));
            default -> new BigDecimal(text).setScale(0, RoundingMode.CEILING).longValue();
        };
    }

    /** Whole seconds, one that has begun as well. */
    private static long seconds(Duration span) {
        return span.plusNanos(NANOS - 1).toSeconds();
    }

    private static String text(FieldType type, long number) {
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay(number - ORDINAL).toString();
            case DATETIME -> Instant.ofEpochSecond(number).toString();
            case TIME -> CLOCK.format(LocalTime.ofSecondOfDay(number));
            case DURATION -> duration(number);
            default -> Long.toString(number);
        };
    }

    /** As the profile spells durations. */
    private static String duration(long seconds) {
        Duration span = Duration.ofSeconds(Math.abs(seconds));
        return (seconds < 0 ? "-" : "") + "P" + span.toDaysPart() + "DT" + span.toHoursPart() + "H"
                + span.toMinutesPart() + "M" + span.toSecondsPart() + "S";
    }

    /** Whether there is such a value, and the column has digits enough. */
    private static boolean isHeld(ValueField field, long number) {
        switch (field.type()) {
            case DATE -> {
                return number >= 1 && number <= LAST_DAY;
            }
            case DATETIME -> {
                return number >= (1 - ORDINAL) * SECONDS && number < (LAST_DAY + 1 - ORDINAL) * SECONDS;
            }
            case DURATION -> {
                return true;
            }
            case TIME -> {
                return number >= 0 && number < SECONDS;
            }
            default -> {
                int digits = field.type() == FieldType.SMALLINT
                        ? 4
                        : field.digits() > 0 ? field.digits() - field.places() : 9;
                return BigDecimal.valueOf(number).abs().compareTo(BigDecimal.TEN.pow(digits)) < 0;
            }
        }
    }
}
