package dev.armature.view.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private final Dependencies dependencies =
            Dependencies.read(List.of(Path.of("..").resolve("blueprints").normalize()));

    @Test
    void aGroupBringsItsRequirementsAndTheirPins() {
        List<String> pins = dependencies.pins(List.of("django"));
        assertTrue(pins.stream().anyMatch(pin -> pin.startsWith("django==5.2.")), pins::toString);
        assertTrue(pins.stream().anyMatch(pin -> pin.startsWith("asgiref==")), pins::toString);
        assertFalse(pins.stream().anyMatch(pin -> pin.startsWith("fastapi==")), pins::toString);
    }

    @Test
    void whatIsInTwoGroupsComesOnce() {
        List<String> requirements = dependencies.requirements(List.of("django", "fastapi"));
        assertEquals(Set.copyOf(requirements).size(), requirements.size());
    }

    @Test
    void everyDirectRequirementHasALowerBoundACapAndAPin() {
        Set<String> pinned = new TreeSet<>();
        dependencies.pins().forEach(pin -> pinned.add(pin.requirement().replaceFirst("==.*", "")));
        dependencies.groups().values().stream().flatMap(List::stream).forEach(requirement -> {
            assertTrue(requirement.matches("[a-z0-9-]+(\\[[a-z,]+\\])?>=[0-9.]+,<[0-9.]+"), requirement);
            assertTrue(pinned.contains(requirement.replaceFirst("[\\[>].*", "")), requirement);
        });
    }

    @Test
    void pinsSayNothingOfWhereTheyCameFrom() {
        dependencies.pins().forEach(pin -> assertFalse(pin.requirement().contains("://"), pin::toString));
    }
}
