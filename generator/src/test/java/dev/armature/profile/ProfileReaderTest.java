package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.Architecture;
import dev.armature.domain.Condition;
import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProfileReaderTest {
    @Test
    void readsTheSmallestProfile() {
        ProfileResult result = ProfileReader.read("armature: 1\nproject: Corner Shop\narchitecture: hybrid\n", "p");
        assertThat(result.problems()).isEmpty();
        assertThat(result.domain().orElseThrow().project().slug()).isEqualTo("corner-shop");
        assertThat(result.domain().orElseThrow().apps()).isEmpty();
    }

    @Test
    void readsAShop() throws IOException {
        Domain shop = shop();
        assertThat(shop.architecture()).isEqualTo(Architecture.HYBRID);
        Entity product = shop.entity(new EntityRef("catalog", "Product")).orElseThrow();
        assertThat(product.key()).isEqualTo(Key.UUID);
        assertThat(product.plural()).isEqualTo("products");
        assertThat(product.display()).contains("name");
        assertThat(product.order()).hasToString("[-created_at, name]");
        assertThat(product.permissions()).hasToString("{publish=Can publish products}");
        assertThat(Entity.codename("publish", product.ref())).isEqualTo("publish_product");
        assertThat(product.indexes()).hasToString("[Index[terms=[state, -released_on]]]");
        assertThat(product.checks().get(0).condition())
                .isEqualTo(new Condition.Comparison(
                        "price", Condition.Operator.AT_LEAST, new Condition.Operand(false, "0.00")));
        ValueField price = (ValueField) product.field("price").orElseThrow();
        assertThat(price.min()).contains("0.00");
        ValueField state = (ValueField) product.field("state").orElseThrow();
        assertThat(state.type()).isEqualTo(FieldType.CHOICE);
        assertThat(state.length()).isEqualTo(20);
        assertThat(state.options().defaultValue()).contains(Default.literal("draft"));
        RelationField owner = (RelationField) product.field("owner").orElseThrow();
        assertThat(owner.target()).isEqualTo(EntityRef.USER);
        assertThat(owner.onDelete()).isEqualTo(RelationField.OnDelete.SET_NULL);
    }

    private static Domain shop() throws IOException {
        Path file = Path.of(System.getProperty("armature.home"), "acceptance", "shop.yaml");
        ProfileResult result = ProfileReader.read(Files.readString(file), file.toString());
        assertThat(result.problems()).isEmpty();
        return result.domain().orElseThrow();
    }
}
