package app.mallcop.sim.server;

/** How a vendor says no: status and body as it documents them, for each kind of fault. One switch per vendor. */
@FunctionalInterface
public interface Faults {
    Answer answer(Fault fault);
}
