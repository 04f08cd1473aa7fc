package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** How far a finding reaches in time, part of its fingerprint. */
public sealed interface Scope {

    /** A state without a date: this actor is new, whenever it is looked at. */
    enum Always implements Scope {
        STATE
    }

    /** A condition that held on one UTC day. */
    record Day(LocalDate day) implements Scope {
        public Day {
            requireNonNull(day, "day is null");
        }
    }
}
