package dev.armature.domain;

/**
 * Shares of an app's requests in a hybrid, in percent, summing to 100.
 *
 * @param django 0 to 100
 * @param fastapi 0 to 100
 */
public record Serve(int django, int fastapi) {
    /** FastAPI answers all: the default. */
    public static final Serve FASTAPI = new Serve(0, 100);

    /** Django answers all. */
    public static final Serve DJANGO = new Serve(100, 0);

    public Serve {
        if (django < 0 || fastapi < 0 || django + fastapi != 100) {
            throw new IllegalArgumentException("shares sum to 100");
        }
    }

    /** Whether Django is the heavier half; where both weigh the same FastAPI counts as it. */
    public boolean mostlyDjango() {
        return django > fastapi;
    }

    /** Whether both halves answer. */
    public boolean weighted() {
        return django > 0 && fastapi > 0;
    }
}
