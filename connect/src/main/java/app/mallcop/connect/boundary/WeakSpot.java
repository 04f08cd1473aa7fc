package app.mallcop.connect.boundary;

/**
 * Something that somebody else could use.
 *
 * @param check which, by its name
 * @param path what it is about, as a person finds it
 * @param owner whose it is
 * @param mode who may do what with it, such as 0666; empty where it is about no file
 */
public record WeakSpot(String check, String path, String owner, String mode) {}
