package dev.armature.schema;

import dev.armature.domain.FieldType;
import dev.armature.domain.Infrastructure.Database;
import dev.armature.python.FloatText;
import java.time.Duration;

/** How a database spells the values that a check compares with, as Django writes them for it. */
sealed interface Literals {
    /** The SQL of a canonical value. */
    String of(FieldType type, String text);

    /** The literals of a database. */
    static Literals of(Database database) {
        return switch (database) {
            case POSTGRESQL -> new Postgresql();
            case SQLITE -> new Sqlite();
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** PostgreSQL reads text as a value of the column's type. */
    record Postgresql() implements Literals {
        @Override
        public String of(FieldType type, String text) {
            return switch (type) {
                case INTEGER, BIGINT, SMALLINT -> text;
                case DECIMAL -> Conditions.number(text);
                case FLOAT -> FloatText.repr(text);
                default -> quoted(text);
            };
        }
    }

    /** SQLite has what Django stores: text and numbers. */
    record Sqlite() implements Literals {
        private static final long MILLION = 1_000_000L;

        @Override
        public String of(FieldType type, String text) {
            return switch (type) {
                case INTEGER, BIGINT, SMALLINT -> text;
                case DECIMAL -> quoted(Conditions.number(text));
                case FLOAT -> FloatText.repr(text);
                case BOOLEAN -> text.equals("true") ? "1" : "0";
                case DATETIME -> quoted(text.replace('T', ' ').replace("Z", ""));
                case DURATION -> micros(Duration.parse(text));
                case UUID -> quoted(text.replace("-", ""));
                default -> quoted(text);
            };
        }

        private static String micros(Duration span) {
            return Long.toString(Math.addExact(Math.multiplyExact(span.getSeconds(), MILLION), span.getNano() / 1000));
        }
    }
}
