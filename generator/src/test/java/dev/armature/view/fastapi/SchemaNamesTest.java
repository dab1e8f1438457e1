package dev.armature.view.fastapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.Domain;
import dev.armature.domain.EntityRef;
import dev.armature.profile.ProfileReader;
import org.junit.jupiter.api.Test;

final class SchemaNamesTest {

    @Test
    void anEntityOfItsOwnNameKeepsIt() {
        assertThat(name("stock: {Item: {fields: {name: string}}}", "stock", "Item"))
                .isEqualTo("Item");
    }

    @Test
    void entitiesOfOneNameAreToldApartByTheirApps() {
        String apps = """
                sales_desk: {Item: {fields: {name: string}}}
                  stock: {Item: {fields: {name: string}}, StockItem: {fields: {name: string}}}
                """;
        assertThat(name(apps, "sales_desk", "Item")).isEqualTo("SalesDeskItem");
        assertThat(name(apps, "stock", "StockItem")).isEqualTo("StockItem");
        assertThat(name(apps, "stock", "Item")).isEqualTo("StockItem2");
    }

    @Test
    void noneIsCalledAsTheSchemasOfAccounts() {
        assertThat(name("stock: {Me: {fields: {name: string}}}", "stock", "Me")).isEqualTo("StockMe");
    }

    @Test
    void whatWouldBeTooLongForALineIsNumbered() {
        String one = "a".repeat(40);
        String entity = "B" + "b".repeat(40);
        String apps = one + ": {" + entity + ": {fields: {name: string}}}\n  other: {" + entity
                + ": {fields: {name: string}}}\n";
        assertThat(name(apps, one, entity)).isEqualTo(entity);
        assertThat(name(apps, "other", entity)).isEqualTo("Other" + entity);
    }

    private static String name(String apps, String app, String entity) {
        String profile = "armature: 1\nproject: A\narchitecture: fastapi\ndomain:\n  " + apps;
        Domain domain = ProfileReader.read(profile, "profile.yaml").domain().orElseThrow();
        return SchemaNames.of(domain).of(new EntityRef(app, entity));
    }
}
