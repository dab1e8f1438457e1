package dev.armature.domain;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may do what.
 *
 * @param name as the profile has it; the name of Django's group
 * @param staff whether it enters the admin
 * @param grants what it may do, by entity; what a grant implies is written out, and nothing is there twice
 */
public record Role(String name, boolean staff, SortedMap<EntityRef, NavigableSet<Grant>> grants) {
    /** Everybody who is signed in. */
    public static final String MEMBER = "member";

    /** What lets somebody into the admin. */
    public static final String ENTER_ADMIN = "enter_admin";

    /** Everybody. */
    public static final String PUBLIC = "public";

    public Role {
        grants = Collections.unmodifiableSortedMap(new TreeMap<>(grants));
    }

    /** Whether it is one that every project has. */
    public boolean builtIn() {
        return name.equals(MEMBER) || name.equals(PUBLIC);
    }

    /** Whether it may do this with every row of the entity. */
    public boolean may(EntityRef entity, String permission) {
        return grants.containsKey(entity) && grants.get(entity).contains(new Grant(permission, false));
    }
}
