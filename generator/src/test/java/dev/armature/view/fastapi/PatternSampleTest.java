package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternSampleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Z]{2}-[0-9]+",
                "[а-я]{2,9}",
                "[😀-😎]{1,4}",
                "😀+",
                "[😎]",
                "\\d{3}|x+",
                "[^ -~]",
                "(é|ß)[α-ω]"
            })
    void textsMatchTheirPattern(String pattern) {
        assertThat(PatternSample.of(pattern)).matches(pattern);
        List<String> several = PatternSample.several(pattern, 8, 1, 9);
        assertThat(several)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).matches(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[а-я]{2,9}", "[😀-😎]{1,4}", "[é-ü]"})
    void aRangeBeyondAsciiHasSeveral(String pattern) {
        assertThat(PatternSample.several(pattern, 8, 1, 9)).hasSize(8);
    }
}
