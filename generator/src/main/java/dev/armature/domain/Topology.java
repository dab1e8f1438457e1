package dev.armature.domain;

/** How the halves of a hybrid run: two processes behind the balancer, or Django inside FastAPI. */
public enum Topology {
    SPLIT,
    MOUNTED
}
