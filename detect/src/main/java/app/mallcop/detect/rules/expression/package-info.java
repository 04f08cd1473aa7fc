/**
 * The expressions of rules: text becomes a tree ({@code Parser}), a tree becomes something that can be asked of an event
 * ({@code Compiler}), after every name and type in it was checked. Total: no expression fails on any event; what is
 * missing is unknown, and unknown does not fire. Start with {@code Compiler}.
 */
@NullMarked
package app.mallcop.detect.rules.expression;

import org.jspecify.annotations.NullMarked;
