/**
 * What {@code mallcop.yaml} may say, and what a loaded one says.
 *
 * <p>The {@code …Keys} classes are the tables of keys, one per section. {@link app.mallcop.desk.config.ConfigLoader} reads
 * and checks a file and gives a {@link app.mallcop.desk.config.Config} or all its errors at once;
 * {@link app.mallcop.desk.config.ConfigCheck} also tells where each value came from;
 * {@link app.mallcop.desk.config.DetectionEpoch} is the part that decides what is found. The JSON Schema and
 * {@code docs/config.md} are made from the same tables. Short commands load a config on every call: keep this lean.
 */
@NullMarked
package app.mallcop.desk.config;

import org.jspecify.annotations.NullMarked;
