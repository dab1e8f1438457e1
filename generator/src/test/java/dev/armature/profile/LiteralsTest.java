package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.FieldType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiteralsTest {
    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 0, 0.00",
        "DECIMAL, 12.5, 12.50",
        "DECIMAL, -0.10, -0.10",
        "INTEGER, 007, 7",
        "INTEGER, +5, 5",
        "DECIMAL, .5, 0.50",
        "DECIMAL, -5., -5.00",
        "FLOAT, .5, 0.5",
        "FLOAT, +5., 5.0",
        "FLOAT, -.5E1, -5.0",
        "BOOLEAN, True, true",
        "BOOLEAN, FALSE, false",
        "EMAIL, ada@localhost, ada@localhost",
        "EMAIL, Ada.o'Hara+x@sub.exämple.org, Ada.o'Hara+x@sub.exämple.org",
        "EMAIL, '\"a.b\"@[::1]', '\"a.b\"@[::1]'",
        "URL, HTTPS://u:p@example.org:8000/a?b#c, HTTPS://u:p@example.org:8000/a?b#c",
        "URL, http://[::1]:80/, http://[::1]:80/",
        "URL, http://127.0.0.1, http://127.0.0.1",
        "URL, http://localhost?x, http://localhost?x",
        "INTEGER, -2147483648, -2147483648",
        "FLOAT, 1e3, 1000.0",
        "FLOAT, -2.50, -2.5",
        "FLOAT, 1e-7, 0.0000001",
        "DATE, 2024-02-29, 2024-02-29",
        "TIME, 08:30, 08:30:00",
        "TIME, 08:30:00.5, 08:30:00.500000",
        "DATETIME, 2024-02-29T00:30:00+01:00, 2024-02-28T23:30:00Z",
        "DURATION, PT90M, P0DT1H30M0S",
        "DURATION, -P1DT0.5S, -P1DT0H0M0.500000S",
        "UUID, 6F1C2A52-2D0D-4D8E-9A55-0A3F7F4B6D10, 6f1c2a52-2d0d-4d8e-9a55-0a3f7f4b6d10",
        "IP, 2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "IP, ::ffff:10.0.0.1, ::ffff:10.0.0.1",
        "BINARY, aGk=, aGk="
    })
    void haveOneCanonicalSpelling(FieldType type, String written, String canonical) {
        assertThat(literals(type).canonical(written)).contains(canonical);
        assertThat(literals(type).canonical(canonical)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 100",
        "DECIMAL, 1.234",
        "DECIMAL, 1e1",
        "INTEGER, 2147483648",
        "INTEGER, 1_000",
        "INTEGER, 0x10",
        "INTEGER, +",
        "DECIMAL, .",
        "FLOAT, .",
        "FLOAT, -.e1",
        "EMAIL, a@b",
        "EMAIL, a..b@example.org",
        "EMAIL, a@-x.org",
        "EMAIL, @example.org",
        "EMAIL, a@[::x]",
        "URL, http://x",
        "URL, http://[::1",
        "URL, http://[1::2::3]/",
        "URL, http://exa mple.org",
        "URL, ftp://example.org",
        "URL, http://256.1.1.1",
        "SMALLINT, 5.0",
        "FLOAT, Infinity",
        "FLOAT, 1e999",
        "FLOAT, 1e-999",
        "DATE, 2023-02-29",
        "DATE, 0000-01-01",
        "TIME, 24:00",
        "DATETIME, 2024-02-29T00:30:00",
        "DURATION, P",
        "DURATION, PT",
        "DURATION, P1Y",
        "UUID, 6f1c2a52",
        "IP, 1.2.3",
        "IP, localhost",
        "IP, fe80::1%eth0",
        "BINARY, aGk",
        "BOOLEAN, yes",
        "JSON, '{a: 1}'",
        "JSON, '{\"a\": 1, \"a\": 2}'",
        "JSON, null"
    })
    void areRefused(FieldType type, String written) {
        assertThat(literals(type).canonical(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1_000, 1000",
        "INTEGER, '1,000', 1000",
        "INTEGER, 0x10, 16",
        "INTEGER, 0o17, 15",
        "INTEGER, 1e3, 1000",
        "SMALLINT, 5.0, 5",
        "DECIMAL, 1e1, 10",
        "DATE, 2026-1-5, 2026-01-05",
        "DATE, 2026/01/05, 2026-01-05",
        "UUID, 6F1C2A522D0D4D8E9A550A3F7F4B6D10, 6f1c2a52-2d0d-4d8e-9a55-0a3f7f4b6d10"
    })
    void whatIsMeantIsSuggested(FieldType type, String written, String meant) {
        assertThat(literals(type).canonical(written)).isEmpty();
        assertThat(Respelling.of(written, literals(type))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"INTEGER, many", "SMALLINT, 70_000", "INTEGER, 1.5", "DATE, 2026-13-1", "DECIMAL, 1e5", "TEXT, x"})
    void whatCannotBeToldIsNotSuggested(FieldType type, String written) {
        assertThat(Respelling.of(written, literals(type))).isEmpty();
    }

    @Test
    void jsonIsCompact() {
        assertThat(literals(FieldType.JSON).canonical(" {\"a\" : [1, null, \"\\u00e9\"]} "))
                .contains("{\"a\":[1,null,\"é\"]}");
    }

    @Test
    void textIsMeasuredInCodePoints() {
        Literals two = new Literals(FieldType.STRING, 2, 0, 0, List.of());
        assertThat(two.canonical("😀😀")).isPresent();
        assertThat(two.canonical("abc")).isEmpty();
    }

    private static Literals literals(FieldType type) {
        return new Literals(type, 0, 4, 2, List.of());
    }
}
