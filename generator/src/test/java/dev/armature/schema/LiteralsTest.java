package dev.armature.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.FieldType;
import dev.armature.domain.Infrastructure.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check compares with has the spelling that Django's rows have in the same database. */
final class LiteralsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "INTEGER, 5, 5, 5",
                "DECIMAL, 0, 0, '0'",
                "FLOAT, 1, 1.0, 1.0",
                "STRING, it's, 'it''s', 'it''s'",
                "BOOLEAN, true, 'true', 1",
                "BOOLEAN, false, 'false', 0",
                "DATE, 2026-01-31, '2026-01-31', '2026-01-31'",
                "DATETIME, 2026-01-31T10:00:00Z, '2026-01-31T10:00:00Z', '2026-01-31 10:00:00'",
                "DURATION, P1DT2H3M4.000005S, 'P1DT2H3M4.000005S', 93784000005",
                "DURATION, -P0DT0H0M0.5S, '-P0DT0H0M0.5S', -500000",
                "UUID, 0f8fad5b-d9cb-469f-a165-70867728950e,"
                        + " '0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5bd9cb469fa16570867728950e'",
            })
    void spellsWhatRowsHold(FieldType type, String text, String postgresql, String sqlite) {
        assertThat(Literals.of(Database.POSTGRESQL).of(type, text)).isEqualTo(postgresql);
        assertThat(Literals.of(Database.SQLITE).of(type, text)).isEqualTo(sqlite);
    }
}
