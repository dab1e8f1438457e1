package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.FileSet;
import dev.armature.files.RelativePath;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No two operations have one id, whatever entities, files and actions are called. */
final class OperationIdsTest {
    private static final String PROFILE = """
            armature: 1
            project: Shop
            architecture: fastapi
            domain:
              shop:
                Order:
                  fields: {name: string, doc: file optional, cover: image optional}
                  permissions: {doc_get: Read it, pay: Pay it}
                  admin: {actions: {doc_get: {set: {name: a}}, pay: {set: {name: b}}}}
                OrderDoc:
                  fields: {name: string}
                Doc:
                  fields: {name: string, order: file optional}
                Entity:
                  plural: entity
                  fields: {name: string}
                Type:
                  fields: {name: string, cover: file optional}
                  permissions: {any: Any}
                  admin: {actions: {any: {set: {name: a}}}}
            """;

    @Test
    void anIdIsOneOperations() {
        assertThat(found("api/shop/routes.py", "operation_id=\"(\\w+)\""))
                .doesNotHaveDuplicates()
                .contains("shop_order_doc_get", "shop_order_doc_file_get", "shop_order_run_doc_get")
                .contains("shop_order_cover_get", "shop_order_pay");
    }

    @Test
    void aFunctionIsOneRoutes() {
        assertThat(found("api/shop/routes.py", "(?m)^async def (\\w+)|^(\\w+_router) =|    (\\w+),$"))
                .doesNotHaveDuplicates()
                .contains("router_of", "entity_router", "any_type", "any__type");
        assertThat(found("api/shop/queries.py", "(?m)^(\\w+) =")).doesNotHaveDuplicates();
    }

    @Test
    void djangoHearsWhichIdsAreNotTheUsualOnes() {
        FileSet files = Rendering.ofText(PROFILE, "django");
        assertThat(text(files, "shop/views.py"))
                .contains("apart = (\"doc\", \"doc_get\")")
                .containsOnlyOnce("apart");
    }

    private static List<String> found(String path, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text(Rendering.ofText(PROFILE, "fastapi"), path))
                .results()
                .map(OperationIdsTest::group)
                .toList();
    }

    private static String group(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        throw new AssertionError(match.group());
    }

    private static String text(FileSet files, String path) {
        return Objects.requireNonNull(files.files().get(new RelativePath(path))).asText();
    }
}
