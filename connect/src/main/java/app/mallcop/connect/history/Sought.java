package app.mallcop.connect.history;

/** What one scan looks for beside the built-in families, and what may stay by its text. */
record Sought(OwnRules own, TextAllowance allowed) {}
