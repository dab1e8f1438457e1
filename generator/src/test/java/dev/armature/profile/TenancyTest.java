package dev.armature.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.RelationField;
import dev.armature.problem.Problem;
import dev.armature.schema.Guards;
import dev.armature.schema.Models;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TenancyTest {
    private static final String PROFILE = """
            armature: 1
            project: Shops
            architecture: django
            tenancy: {by: Organization}
            domain:
              crm:
                Organization: {key: uuid, fields: {name: string unique}}
                Country: {shared: true, fields: {name: string unique}}
                Customer:
                  fields: {name: string unique, code: string, home: one(Country), friends: many(self)}
                  unique: [[code, home]]
                Order: {fields: {customer: ref(Customer), boss: ref(User) optional}}
            """;

    @Test
    void eachRowOfATenantSaysWhose() {
        Entity customer = entity("Customer");
        assertThat(customer.fields())
                .extracting(Field::name)
                .containsExactly("organization", "name", "code", "home", "friends");
        RelationField tenant = (RelationField) customer.fields().get(0);
        assertThat(tenant.options().readonly()).isTrue();
        assertThat(tenant.related()).contains("+");
        assertThat(entity("Country").field("organization")).isEmpty();
        assertThat(entity("Organization").field("organization")).isEmpty();
    }

    @Test
    void whatIsUniqueIsSoWithinATenant() {
        Entity customer = entity("Customer");
        assertThat(customer.unique().stream().map(Object::toString))
                .containsExactly("[organization, name]", "[organization, home]", "[organization, code, home]");
        assertThat(customer.field("name").orElseThrow().options().uniqueColumn())
                .isFalse();
        assertThat(entity("Country").field("name").orElseThrow().options().uniqueColumn())
                .isTrue();
        assertThat(((RelationField) customer.field("home").orElseThrow()).kind())
                .isEqualTo(RelationField.Kind.REF);
    }

    @Test
    void noTenantIsTheJoinOfAList() {
        String profile = """
                armature: 1
                project: Shops
                architecture: django
                tenancy: {by: Seat}
                domain:
                  crm:
                    Person: {fields: {name: string}}
                    Table: {fields: {number: integer, people: "many(Person, through=Seat)"}}
                    Seat: {fields: {at: ref(Table) related=seats, person: ref(Person) related=seats}}
                """;
        assertThat(ProfileReader.read(profile, "profile.yaml").problems())
                .extracting(Problem::message)
                .containsExactly("Seat is the tenant: whoever writes this list would make some");
    }

    @Test
    void noClientMakesOrDeletesTenants() {
        assertThat(entity("Organization").api().operations())
                .containsExactlyInAnyOrder(Operation.LIST, Operation.GET, Operation.UPDATE);
    }

    @Test
    void everyTableOfTenantsIsGuarded() {
        Domain domain = domain(PROFILE);
        Guards guards = Guards.of(domain, Models.of(domain)).orElseThrow();
        assertThat(guards.type()).isEqualTo("uuid");
        assertThat(guards.rows())
                .extracting(rows ->
                        rows.table() + "." + rows.tenant() + " " + rows.keys().size())
                .containsExactly(
                        "crm_organization.id 0", "crm_customer.organization_id 0", "crm_order.organization_id 1");
        assertThat(guards.pairs())
                .extracting(pairs -> pairs.join().name() + " " + pairs.targetTenant())
                .containsExactly("crm_customer_friends Optional[organization_id]");
    }

    @Test
    void withoutTenancyNothingIsAddedAndSharedIsOfNoUse() {
        ProfileResult result = ProfileReader.read(PROFILE.replace("tenancy: {by: Organization}\n", ""), "p");
        assertThat(result.problems()).extracting(problem -> problem.code()).containsExactly("no-place");
        Domain domain = result.domain().orElseThrow();
        assertThat(domain.tenancy()).isEmpty();
        assertThat(Guards.of(domain, Models.of(domain))).isEqualTo(Optional.empty());
    }

    private static Entity entity(String name) {
        return domain(PROFILE).entity(new EntityRef("crm", name)).orElseThrow();
    }

    private static Domain domain(String profile) {
        ProfileResult result = ProfileReader.read(profile, "p");
        assertThat(result.problems()).isEmpty();
        return result.domain().orElseThrow();
    }
}
