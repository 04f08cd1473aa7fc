/**
 * Insecure settings of an AI agent's gateway. {@code Settings} flattens what an event says, {@code Posture} works out what several
 * settings mean together, rules.tsv says what is insecure. Start with {@code OpenclawConfigDrift}.
 */
@NullMarked
package app.mallcop.detect.gateway;

import org.jspecify.annotations.NullMarked;
