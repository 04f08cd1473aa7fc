package app.mallcop.sim.server;

import java.util.List;

/** A simulated platform: one or more hosts, as the real one has for signing in, asking and fetching. */
public interface Vendor {
    List<Site> sites();
}
