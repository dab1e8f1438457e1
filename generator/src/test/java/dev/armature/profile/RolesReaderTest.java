package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.Domain;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RolesReaderTest {
    private static final String DOMAIN = """
            armature: 1
            project: Shop
            architecture: hybrid
            domain:
              catalog:
                Product:
                  permissions: {publish: Can publish products}
                  fields: {name: string, owner: ref(User) default=current_user}
                Tag: {fields: {name: string}}
              staff: {Shift: {fields: {day: date}}}
            """;
    private static final EntityRef PRODUCT = new EntityRef("catalog", "Product");
    private static final EntityRef TAG = new EntityRef("catalog", "Tag");

    @Test
    void withoutRolesThereAreNone() {
        assertThat(domain("").hasRoles()).isFalse();
        assertThat(domain("roles:\n").hasRoles()).isFalse();
    }

    @Test
    void everybodyIsAlwaysThere() {
        assertThat(domain("roles: {clerk: }\n").roles())
                .extracting(Role::name)
                .containsExactly("clerk", "member", "public");
    }

    @Test
    void allIsEverythingOfEachEntity() {
        Role manager = role("manager: {staff: true, catalog: all}");
        assertThat(manager.staff()).isTrue();
        assertThat(manager.grants().get(PRODUCT)).hasToString("[view, add, change, delete, publish]");
        assertThat(manager.grants().get(TAG)).hasToString("[view, add, change, delete]");
    }

    @Test
    void changesImplySeeing() {
        assertThat(role("clerk: {catalog.Product: [delete own, change]}")
                        .grants()
                        .get(PRODUCT))
                .hasToString("[view, change, delete own]");
        assertThat(role("clerk: {catalog.Product: [change  own]}").grants().get(PRODUCT))
                .hasToString("[view own, change own]");
    }

    @Test
    void targetsAddUp() {
        Role clerk = role("clerk: {catalog: [view], catalog.Product: [change own, publish own]}");
        assertThat(clerk.grants().get(PRODUCT)).hasToString("[view, change own, publish own]");
        assertThat(clerk.grants().get(TAG)).hasToString("[view]");
    }

    @Test
    void anAppMayBeCalledStaff() {
        Role clerk = role("clerk: {staff: [view]}");
        assertThat(clerk.staff()).isFalse();
        assertThat(clerk.grants()).containsOnlyKeys(new EntityRef("staff", "Shift"));
    }

    @Test
    void codeNamesSayTheEntity() {
        Domain domain = domain("roles: {clerk: {catalog.Product: [publish own, change own]}}\n");
        assertThat(domain.ownGrants(PRODUCT))
                .extracting(grant -> grant.codename(PRODUCT))
                .isEqualTo(List.of("view_own_product", "change_own_product", "publish_own_product"));
    }

    private static Role role(String text) {
        return domain("roles: {" + text + "}\n").roles().get(0);
    }

    private static Domain domain(String roles) {
        ProfileResult result = ProfileReader.read(DOMAIN + roles, "p");
        assertThat(result.problems()).isEmpty();
        return result.domain().orElseThrow();
    }
}
