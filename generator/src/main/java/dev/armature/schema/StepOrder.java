package dev.armature.schema;

import java.util.ArrayList;
import java.util.List;

/** The order in which Python's {@code TopologicalSorter} gives the steps of an app: wave after wave. */
final class StepOrder {
    private StepOrder() {}

    static List<Step> sorted(List<Step> steps) {
        int[] open = new int[steps.size()];
        List<List<Integer>> followers = new ArrayList<>();
        steps.forEach(step -> followers.add(new ArrayList<>()));
        for (int i = 0; i < steps.size(); i++) {
            for (int before = 0; before < steps.size(); before++) {
                if (steps.get(i).waitsFor(steps.get(before))) {
                    followers.get(before).add(i);
                    open[i]++;
                }
            }
        }
        List<Integer> wave = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i] == 0) {
                wave.add(i);
            }
        }
        List<Step> sorted = new ArrayList<>();
        while (!wave.isEmpty()) {
            List<Integer> next = new ArrayList<>();
            for (int step : wave) {
                sorted.add(steps.get(step));
                for (int follower : followers.get(step)) {
                    open[follower]--;
                    if (open[follower] == 0) {
                        next.add(follower);
                    }
                }
            }
            wave = next;
        }
        return sorted;
    }
}
