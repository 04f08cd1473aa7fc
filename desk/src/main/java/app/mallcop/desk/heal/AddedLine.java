package app.mallcop.desk.heal;

import app.mallcop.api.Untrusted;

/** A line that would be added to a parser. Words of the log are in it, so it is from outside. */
public record AddedLine(int number, Untrusted text) {}
