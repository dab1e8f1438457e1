package dev.armature.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonTest {
    @Test
    void keysKeepTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", List.of(1, true, "text"));
        map.put("a", Optional.empty());
        assertThat(Json.write(map)).isEqualTo("{\"z\": [1, true, \"text\"], \"a\": null}");
    }

    @Test
    void textIsEscaped() {
        assertThat(Json.write("\"\\\n\t\u0000\u007f 商 😀 \ud83d"))
                .isEqualTo("\"\\\"\\\\\\n\\t\\u0000\\u007f 商 😀 \\ud83d\"");
    }
}
