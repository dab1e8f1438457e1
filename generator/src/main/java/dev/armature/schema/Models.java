package dev.armature.schema;

import dev.armature.domain.Check;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Grant;
import dev.armature.domain.Index;
import dev.armature.domain.OrderTerm;
import dev.armature.schema.Attribute.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every model of a project: accounts first, then the declared ones in declared order. */
public final class Models {
    /** No models: what a new project is compared with. */
    public static final Models NONE = new Models(List.of(), model -> false);

    private final Map<EntityRef, Model> all = new LinkedHashMap<>();
    private final Predicate<EntityRef> ofTenants;

    private Models(List<Model> all, Predicate<EntityRef> ofTenants) {
        all.forEach(model -> this.all.put(model.ref(), model));
        this.ofTenants = ofTenants;
    }

    /** The models of a domain. */
    public static Models of(Domain domain) {
        return new Models(
                Stream.concat(
                                Accounts.models(domain).stream(),
                                domain.entities().map(entity -> model(domain, entity)))
                        .toList(),
                model -> domain.isTenant(model) || domain.hasTenant(model));
    }

    /** Whether its rows are tenants or belong to one. */
    public boolean isOfTenants(EntityRef model) {
        return ofTenants.test(model);
    }

    private static Model model(Domain domain, Entity entity) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(BuiltIn.key(entity.key()));
        entity.fields().forEach(field -> attributes.add(new Attribute(field, Origin.DECLARED)));
        if (entity.timestamps()) {
            attributes.add(BuiltIn.moment("created_at", Origin.CREATED));
            attributes.add(BuiltIn.moment("updated_at", Origin.UPDATED));
        }
        SortedMap<String, String> permissions = permissions(entity, domain.ownGrants(entity.ref()));
        Model bare = new Model(
                entity.ref(),
                entity.plural().replace('_', ' '),
                attributes,
                entity.order(),
                permissions,
                List.of(),
                List.of());
        return new Model(
                bare.ref(),
                bare.plural(),
                attributes,
                entity.order(),
                permissions,
                entity.indexes().stream().map(index -> index(bare, index)).toList(),
                rules(domain, bare, entity));
    }

    /** All of them, in their order. */
    public Collection<Model> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** The model of that name, if it is one of the project's own. */
    public Optional<Model> find(EntityRef ref) {
        return Optional.ofNullable(all.get(ref));
    }

    /** What the entity declares, and what roles may do with own rows only: permissions beside those for all rows. */
    private static SortedMap<String, String> permissions(Entity entity, NavigableSet<Grant> own) {
        SortedMap<String, String> permissions = new TreeMap<>();
        entity.permissions().forEach((name, text) -> permissions.put(Entity.codename(name, entity.ref()), text));
        for (Grant grant : own) {
            permissions.put(
                    grant.codename(entity.ref()), Entity.permissionText(grant.permission() + "_own", entity.ref()));
        }
        return permissions;
    }

    private static MetaIndex index(Model model, Index index) {
        List<String> terms = index.terms().stream()
                .map(term -> new OrderTerm(model.attribute(term.field()).column(), term.descending()).toString())
                .toList();
        return new MetaIndex(Names.metaIndex(model.table(), terms), index.terms());
    }

    private static List<Rule> rules(Domain domain, Model model, Entity entity) {
        List<Rule> rules = new ArrayList<>();
        Guards.unique(domain, model).ifPresent(rules::add);
        for (List<String> fields : entity.unique()) {
            rules.add(new Rule.Unique(Names.cut(model.table() + "_" + String.join("_", fields) + "_uniq"), fields));
        }
        for (Check check : entity.checks()) {
            String hash =
                    Names.digest(8, List.of(model.table(), check.condition().accept(new ConditionText())));
            rules.add(new Rule.Check(Names.cut(model.table() + "_" + hash + "_check"), check.condition()));
        }
        return rules;
    }
}
