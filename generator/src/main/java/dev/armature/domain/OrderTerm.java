package dev.armature.domain;

/** One field of an order or an index. */
public record OrderTerm(String field, boolean descending) {
    /** As a profile spells it: {@code -created_at}. */
    @Override
    public String toString() {
        return descending ? "-" + field : field;
    }
}
