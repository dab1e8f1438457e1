package dev.armature.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
    @Test
    void findsWhatWasMeant() {
        List<String> words = List.of("new", "validate", "status");
        assertThat(Nearest.to("nwe", words)).contains("new");
        assertThat(Nearest.to("Validat", words)).contains("validate");
        assertThat(Nearest.to("frobnicate", words)).isEmpty();
    }

    @Test
    void aWordThatIsCutShortIsTheOnlyOneThatBeginsSo() {
        List<String> words = List.of("unique", "readonly", "read", "max");
        assertThat(Nearest.to("uniq", words)).contains("unique");
        assertThat(Nearest.to("rea", words)).contains("read");
        assertThat(Nearest.to("un", words)).isEmpty();
        assertThat(Nearest.to("reado", List.of("readonly", "readout"))).isEmpty();
    }
}
