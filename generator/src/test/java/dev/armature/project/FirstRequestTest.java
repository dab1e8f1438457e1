package dev.armature.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.files.RelativePath;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's first request is one that the profile has; the acceptance tests send it. */
class FirstRequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | email    | /api/v1/auth/me",
                "{shop: {Row: {fields: {name: string}}}}                     | email    | /api/v1/shop/rows",
                "{my_shop: {BigRow: {fields: {name: string}}}}               | username | /api/v1/my-shop/big-rows",
                "{shop: {Row: {fields: {name: string}, api: {operations: []}}}}    | email | /api/v1/auth/me",
                "{shop: {Row: {fields: {name: string}, api: {operations: [get]}}}} | email | /api/v1/auth/me"
            })
    void itIsThere(String domain, String login, String path) {
        String profile = """
                armature: 1
                project: Shop
                architecture: fastapi
                user: {login: LOGIN}
                domain: DOMAIN
                """.replace("LOGIN", login).replace("DOMAIN", domain);
        String readme = Objects.requireNonNull(
                        Rendering.ofText(profile, "fastapi").files().get(new RelativePath("README.md")))
                .asText();
        assertThat(readme).contains("http://127.0.0.1:8000" + path + "\n");
        String name = "username".equals(login) ? "admin" : "admin@example.org";
        assertThat(readme).contains("{\"username\": \"" + name + "\", \"password\": \"PASSWORD\"}");
    }
}
