/**
 * What is normal: facts counted per connector and day, summed over the window of sealed days. {@code Learning} takes them in,
 * {@code Normal} is the view a judge reads, {@code Series} the days of one key. What every detector needs is learned in
 * {@code detect.Everyday}; what only one needs is that detector's own fact.
 */
@NullMarked
package app.mallcop.detect.normal;

import org.jspecify.annotations.NullMarked;
