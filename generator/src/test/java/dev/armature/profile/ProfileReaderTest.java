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
import dev.armature.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileReaderTest {
    private static final String HEAD = """
            armature: 1
            project: Shop
            architecture: hybrid
            domain:
              shop:
                Thing:
                  fields:
            """;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, -0.5, .5, +5, 5., 1e3, 0x10, 0o17, 007]|[1,-0.5,0.5,5,5.0,1e3,16,15,7]",
                "[true, True, FALSE, ~, null, Null]|[true,true,false,null,null,null]",
                "[1_000, 1.2.3, 2026-01-01, -, inf, nul]|[\"1_000\",\"1.2.3\",\"2026-01-01\",\"-\",\"inf\",\"nul\"]"
            })
    void aJsonDefaultIsWhatYamlMakesOfIt(String written, String json) {
        ProfileResult result = ProfileReader.read(HEAD + "        data: {type: json, default: " + written + "}\n", "p");
        assertThat(result.problems()).isEmpty();
        assertThat(field(result, "data").options().defaultValue()).contains(Default.literal(json));
    }

    @Test
    void jsonHasNoInfinity() {
        ProfileResult result = ProfileReader.read(HEAD + "        data: {type: json, default: [.inf]}\n", "p");
        assertThat(result.problems()).extracting(Problem::code).containsExactly("bad-default");
    }

    @Test
    void aFlagIsWrittenAsYamlWritesIt() {
        ProfileResult result =
                ProfileReader.read(HEAD + "        name: {type: string, optional: True, unique: FALSE}\n", "p");
        assertThat(result.problems()).isEmpty();
        assertThat(field(result, "name").options().optional()).isTrue();
        assertThat(field(result, "name").options().unique()).isFalse();
    }

    private static ValueField field(ProfileResult result, String name) {
        EntityRef thing = new EntityRef("shop", "Thing");
        return (ValueField) result.domain()
                .flatMap(domain -> domain.entity(thing))
                .flatMap(entity -> entity.field(name))
                .orElseThrow();
    }

    private static Domain shop() throws IOException {
        Path file = Path.of(System.getProperty("armature.home"), "acceptance", "shop.yaml");
        ProfileResult result = ProfileReader.read(Files.readString(file), file.toString());
        assertThat(result.problems()).isEmpty();
        return result.domain().orElseThrow();
    }
}
