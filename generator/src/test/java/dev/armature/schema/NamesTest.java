package dev.armature.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected name was printed by Django 5.2's own functions. */
final class NamesTest {
    private static final String TABLE = "a_table_with_a_rather_long_name_that_goes_on_and_on_until_here";
    private static final String COLUMN = "a_column_with_a_rather_long_name_too";

    @Test
    void anIndexHasAHashOfItsTableAndColumns() {
        assertThat(Names.hashed("catalog_product", List.of("name"), "")).isEqualTo("catalog_product_name_924af5bc");
        assertThat(Names.hashed("catalog_product", List.of("sku"), "_like"))
                .isEqualTo("catalog_product_sku_5c54c070_like");
        assertThat(Names.hashed("catalog_product_tags", List.of("product_id", "tag_id"), "_uniq"))
                .isEqualTo("catalog_product_tags_product_id_tag_id_daa0ee1f_uniq");
    }

    @Test
    void whatIsTooLongLosesTheEndsOfItsParts() {
        assertThat(Names.hashed(TABLE, List.of(COLUMN), ""))
                .isEqualTo("a_table_with_a_rather_long_a_column_with_a_rather_lon_5fcb8547");
        assertThat(Names.hashed(TABLE, List.of(COLUMN, "other"), "_uniq"))
                .isEqualTo("a_table_with_a_rather_lo_a_column_with_a_rather_l_a62e0672_uniq");
    }

    @Test
    void aReferenceNamesItsTarget() {
        assertThat(Names.foreignKey("catalog_product", "category_id", "catalog_category"))
                .isEqualTo("catalog_product_category_id_35bf920b_fk_catalog_category_id");
        assertThat(Names.foreignKey("auth_permission", "content_type_id", "django_content_type"))
                .isEqualTo("auth_permission_content_type_id_2f476e4b_fk_django_co");
        assertThat(Names.foreignKey("catalog_product", COLUMN + "_id", TABLE))
                .isEqualTo("catalog_product_a_column_with_a_rath_9ba9f5d4_fk_a_table_w");
    }

    @Test
    void aDeclaredIndexHasAShortName() {
        assertThat(Names.metaIndex("catalog_product", List.of("state", "-released_on")))
                .isEqualTo("catalog_pro_state_c45daf_idx");
        assertThat(Names.metaIndex("a_b", List.of("-created_at"))).isEqualTo("a_b_created_21d034_idx");
        assertThat(Names.metaIndex(TABLE, List.of(COLUMN, "-x"))).isEqualTo("a_table_wit_a_colum_ffba6a_idx");
    }

    @Test
    void tablesAndColumnsAreCutAtSixtyThreeBytes() {
        assertThat(Names.cut("x".repeat(63))).isEqualTo("x".repeat(63));
        assertThat(Names.cut("x".repeat(64))).isEqualTo("x".repeat(59) + "c1bb");
        assertThat(Names.cut(TABLE + "_tags"))
                .isEqualTo("a_table_with_a_rather_long_name_that_goes_on_and_on_until_h85b1");
    }

    @Test
    void postgresqlNamesUniqueColumns() {
        assertThat(Names.uniqueColumn("catalog_product", "sku")).isEqualTo("catalog_product_sku_key");
        assertThat(Names.uniqueColumn(TABLE, COLUMN))
                .isEqualTo("a_table_with_a_rather_long_na_a_column_with_a_rather_long_n_key");
    }
}
