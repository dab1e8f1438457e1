package dev.armature.view.fastapi;

/**
 * The package of an app.
 *
 * @param name its name
 * @param models its tables
 * @param schemas what it reads and writes
 * @param queries its resources
 * @param routes its routes
 */
public record AppModules(String name, ModelsView models, SchemasView schemas, QueriesView queries, RoutesView routes) {}
