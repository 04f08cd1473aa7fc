/**
 * Rule files as they are written: the tree of a file becomes a {@code RuleFile}, or a list of everything that is wrong with it.
 * Expressions are not compiled here. Start with {@code RuleFileReader}; {@code AppRules} turns the older form of an app's
 * rules into the same thing.
 */
@NullMarked
package app.mallcop.detect.rules.file;

import org.jspecify.annotations.NullMarked;
