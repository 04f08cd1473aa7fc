package app.mallcop.desk.feed;

import app.mallcop.store.events.Preparing;
import java.util.List;

/** Some of what was read, in order. */
record Batch(List<Preparing.Ready> events, List<Import.BadLine> badLines) {}
