package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "category, categories",
        "day, days",
        "box, boxes",
        "bus, buses",
        "church, churches",
        "wish, wishes",
        "quiz, quizes",
        "sales_order, sales_orders",
        "api, apis"
    })
    void pluralsFollowEnglish(String singular, String plural) {
        assertThat(Plurals.of(singular)).isEqualTo(plural);
    }

    @ParameterizedTest
    @CsvSource({"SalesOrder, sales_order", "HTTPLog, http_log", "Iso9001Audit, iso9001_audit", "A, a"})
    void entitiesHaveSnakeCase(String pascal, String snake) {
        assertThat(Plurals.snake(pascal)).isEqualTo(snake);
    }

    @ParameterizedTest
    @CsvSource({
        "Corner Shop, corner-shop",
        "Łódź Ünïcode, lodz-unicode",
        "Straße & Söhne, strasse-sohne",
        "Щука и ёж, shchuka-i-ezh",
        "Καφές Ωmega, kafes-omega",
        "Αστεροσκοπείο Νότου, asteroskopeio-notou",
        "3 Kings, kings",
        "Bob's, bobs",
        "İstanbul, istanbul"
    })
    void slugsAreTransliterated(String name, String slug) {
        assertThat(Slugs.of(name)).contains(slug);
    }

    @Test
    void aNameWithoutUsableLettersHasNoSlug() {
        assertThat(Slugs.of("小さな店")).isEmpty();
        assertThat(Slugs.of("😀 !")).isEmpty();
    }

    @Test
    void aTurkishLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Plurals.snake("INVOICE")).isEqualTo("invoice");
            assertThat(Slugs.of("INDIGO")).contains("indigo");
            String profile = """
                    armature: 1
                    project: I
                    architecture: django
                    domain: {a1: {Item: {fields: {ip: ip, id_1: integer}}}}
                    """;
            assertThat(ProfileReader.read(profile, "p").problems()).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noAppCanHideAPinnedPackage() throws IOException {
        Path pins = Path.of(System.getProperty("armature.home"), "blueprints", "versions.txt");
        assertThat(Files.readString(pins)
                        .lines()
                        .filter(line -> line.contains("=="))
                        .map(line -> line.substring(0, line.indexOf("=="))
                                .replace('-', '_')
                                .toLowerCase(Locale.ROOT)))
                .isNotEmpty()
                .allMatch(ReservedNames.DEPENDENCIES::contains);
    }
}
