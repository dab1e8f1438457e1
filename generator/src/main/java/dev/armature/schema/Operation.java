package dev.armature.schema;

import dev.armature.domain.EntityRef;
import java.util.ArrayList;
import java.util.List;

/** One step of a Django migration, and how Django's optimizer folds it into another. */
public sealed interface Operation {
    /** The model that it makes or changes. */
    EntityRef model();

    /** Gives each kind of operation to the method that knows it. */
    <R> R accept(Visitor<R> visitor);

    /** Whether it may have to do with {@code other}; indexes and constraints never say no. */
    boolean references(EntityRef other);

    /** What becomes of this operation and a later one. */
    Reduction reduce(Operation later);

    /**
     * Makes a table.
     *
     * @param declaration the model as a whole
     * @param attributes its fields so far, in the order of the columns
     * @param indexes its indexes so far
     * @param rules its constraints so far
     */
    record CreateModel(Model declaration, List<Attribute> attributes, List<MetaIndex> indexes, List<Rule> rules)
            implements Operation {
        public CreateModel {
            attributes = List.copyOf(attributes);
            indexes = List.copyOf(indexes);
            rules = List.copyOf(rules);
        }

        @Override
        public EntityRef model() {
            return declaration.ref();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createModel(this);
        }

        @Override
        public boolean references(EntityRef other) {
            return model().equals(other) || attributes.stream().anyMatch(attribute -> attribute.leadsTo(other));
        }

        @Override
        public Reduction reduce(Operation later) {
            if (later.model().equals(model())) {
                return Reduction.to(later.accept(new Fold(this)));
            }
            return later.references(model()) ? Reduction.BLOCKED : Reduction.PASSED;
        }
    }

    /** Adds a field: a column, or a join table. */
    record AddField(EntityRef model, Attribute attribute) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addField(this);
        }

        @Override
        public boolean references(EntityRef other) {
            return model.equals(other) || attribute.leadsTo(other);
        }

        @Override
        public Reduction reduce(Operation later) {
            return later.accept(new TouchesModel(model)) ? Reduction.BLOCKED : Reduction.PASSED;
        }
    }

    /** Adds an index. */
    record AddIndex(EntityRef model, MetaIndex index) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addIndex(this);
        }

        @Override
        public boolean references(EntityRef other) {
            return true;
        }

        @Override
        public Reduction reduce(Operation later) {
            return Reduction.BLOCKED;
        }
    }

    /** Adds a constraint. */
    record AddRule(EntityRef model, Rule rule) implements Operation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addRule(this);
        }

        @Override
        public boolean references(EntityRef other) {
            return true;
        }

        @Override
        public Reduction reduce(Operation later) {
            return Reduction.BLOCKED;
        }
    }

    /** One method for each kind of operation. */
    interface Visitor<R> {
        /** For a new table. */
        R createModel(CreateModel operation);

        /** For a new field. */
        R addField(AddField operation);

        /** For a new index. */
        R addIndex(AddIndex operation);

        /** For a new constraint. */
        R addRule(AddRule operation);
    }

    /** Takes a later operation on the same model into its {@code CreateModel}. */
    record Fold(CreateModel into) implements Visitor<Operation> {
        @Override
        public Operation createModel(CreateModel operation) {
            throw new IllegalArgumentException(operation.model() + " is made twice");
        }

        @Override
        public Operation addField(AddField operation) {
            return new CreateModel(
                    into.declaration(), plus(into.attributes(), operation.attribute()), into.indexes(), into.rules());
        }

        @Override
        public Operation addIndex(AddIndex operation) {
            return new CreateModel(
                    into.declaration(), into.attributes(), plus(into.indexes(), operation.index()), into.rules());
        }

        @Override
        public Operation addRule(AddRule operation) {
            return new CreateModel(
                    into.declaration(), into.attributes(), into.indexes(), plus(into.rules(), operation.rule()));
        }

        private static <T> List<T> plus(List<T> list, T last) {
            List<T> longer = new ArrayList<>(list);
            longer.add(last);
            return longer;
        }
    }

    /** Whether an operation may have to do with a field of a model: Django asks no more closely than this. */
    record TouchesModel(EntityRef model) implements Visitor<Boolean> {
        @Override
        public Boolean createModel(CreateModel operation) {
            return operation.references(model);
        }

        @Override
        public Boolean addField(AddField operation) {
            return operation.attribute().leadsTo(model);
        }

        @Override
        public Boolean addIndex(AddIndex operation) {
            return true;
        }

        @Override
        public Boolean addRule(AddRule operation) {
            return true;
        }
    }
}
