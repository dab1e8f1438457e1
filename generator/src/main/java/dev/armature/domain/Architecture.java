package dev.armature.domain;

/** Which framework serves what. */
public enum Architecture {
    DJANGO,
    FASTAPI,
    HYBRID;

    /** Whether a Django half is rendered. */
    public boolean hasDjango() {
        return this != FASTAPI;
    }

    /** Whether a FastAPI half is rendered. */
    public boolean hasFastapi() {
        return this != DJANGO;
    }
}
