package dev.armature.profile;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The canonical spellings of dates, times, timestamps and durations. */
final class Times {
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?)([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DURATION = Pattern.compile(
            "(-)?P(?:(\\d{1,9})D)?(?:T(?=\\d)(?:(\\d{1,10})H)?(?:(\\d{1,12})M)?(?:(\\d{1,14})(?:\\.(\\d{1,6}))?S)?)?");
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger MOST =
            BigInteger.valueOf(86_400L * 1_000_000).multiply(BigInteger.valueOf(999_999_999));

    private Times() {}

    static Optional<String> date(String text) {
        try {
            boolean good = text.matches("\\d{4}-\\d\\d-\\d\\d") && !text.startsWith("0000");
            return good ? Optional.of(LocalDate.parse(text).toString()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<String> time(String text) {
        try {
            return TIME.matcher(text).matches() ? Optional.of(spell(LocalTime.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** In UTC; a timestamp without a zone is none. */
    static Optional<String> timestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String zone = matcher.group(5).equals("z") ? "Z" : matcher.group(5);
            OffsetDateTime time = OffsetDateTime.parse(matcher.group(1) + "T" + matcher.group(2) + zone)
                    .withOffsetSameInstant(ZoneOffset.UTC);
            boolean inRange = time.getYear() >= 1 && time.getYear() <= 9999;
            return Optional.of(time.toLocalDate() + "T" + spell(time.toLocalTime()) + "Z")
                    .filter(value -> inRange);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code P1DT90M} gives {@code P1DT1H30M0S}. */
    static Optional<String> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || text.endsWith("P")) {
            return Optional.empty();
        }
        BigInteger micros = micros(text);
        return micros.abs().compareTo(MOST) > 0 ? Optional.empty() : Optional.of(spell(micros));
    }

    /** How long a duration is. */
    static BigInteger micros(String duration) {
        Matcher matcher = DURATION.matcher(duration);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no duration: " + duration);
        }
        BigInteger seconds = number(matcher, 2)
                .multiply(BigInteger.valueOf(86_400))
                .add(number(matcher, 3).multiply(BigInteger.valueOf(3_600)))
                .add(number(matcher, 4).multiply(BigInteger.valueOf(60)))
                .add(number(matcher, 5));
        String fraction = matcher.group(6) == null ? "0" : (matcher.group(6) + "00000").substring(0, 6);
        BigInteger micros = seconds.multiply(MILLION).add(new BigInteger(fraction));
        return matcher.group(1) == null ? micros : micros.negate();
    }

    private static BigInteger number(Matcher matcher, int group) {
        return matcher.group(group) == null ? BigInteger.ZERO : new BigInteger(matcher.group(group));
    }

    private static String spell(BigInteger micros) {
        long fraction = micros.abs().mod(MILLION).longValueExact();
        long seconds = micros.abs().divide(MILLION).longValueExact();
        return (micros.signum() < 0 ? "-P" : "P") + seconds / 86_400 + "DT" + seconds % 86_400 / 3_600 + "H"
                + seconds % 3_600 / 60 + "M" + seconds % 60 + fraction(fraction) + "S";
    }

    private static String spell(LocalTime time) {
        String seconds = time.withNano(0).toString();
        return (seconds.length() == 5 ? seconds + ":00" : seconds) + fraction(time.get(ChronoField.MICRO_OF_SECOND));
    }

    private static String fraction(long micros) {
        String digits = Long.toString(micros);
        return micros == 0 ? "" : "." + "0".repeat(6 - digits.length()) + digits;
    }
}
