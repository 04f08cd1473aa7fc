package app.mallcop.actors.model;

/**
 * What a model may call.
 *
 * @param schema the JSON schema of its arguments: an object, as JSON text
 */
public record Tool(String name, String description, String schema) {}
