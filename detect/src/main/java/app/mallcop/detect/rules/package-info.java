/**
 * Detectors written as data. A rule file ({@code file}) with expressions ({@code expression}) that may ask sets of the baseline
 * ({@code sets}) becomes a {@code RuleDetector}: rules about one event are judges, rules about many are tallies. The language
 * is told in {@code docs/rules.md}. Start with {@code Rules}.
 */
@NullMarked
package app.mallcop.detect.rules;

import org.jspecify.annotations.NullMarked;
