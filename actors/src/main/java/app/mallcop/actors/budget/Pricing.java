package app.mallcop.actors.budget;

import app.mallcop.actors.model.Usage;

/** What tokens cost, in millionths of a US dollar. */
public interface Pricing {

    long microUsd(String model, Usage usage);

    /** The most that so many tokens can cost, whatever they turn out to be. */
    long atMost(String model, long tokens);
}
