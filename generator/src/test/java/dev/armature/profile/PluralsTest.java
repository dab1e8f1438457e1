package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in_stock|In Stock",
                "on-its-way|On Its Way",
                "USA|USA",
                "inStock|InStock",
                "it's|It's",
                "d’accord|D’accord",
                "1st place|1st Place",
                "mid \"x\"|Mid \"X\"",
                "été|Été",
                "-1|-1",
                "size_2|Size 2",
                "2026-01-31|2026-01-31",
                "_|_"
            })
    void aValueIsReadAsATitle(String value, String title) {
        assertThat(Plurals.title(value)).isEqualTo(title);
    }
}
