package app.mallcop.actors.budget;

import app.mallcop.actors.agent.Purse;
import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Usage;
import java.io.IOException;
import java.util.Optional;

/** What one actor may spend on one finding, by the account of the run. */
public record LedgerPurse(Ledger ledger, Ledger.Purpose purpose) implements Purse {

    @Override
    public Optional<Hold> hold(Ask ask) throws IOException {
        return switch (ledger.hold(purpose, ask)) {
            case Ledger.TooMuch _ -> Optional.empty();
            case Ledger.Hold hold -> Optional.of(new Held(hold));
        };
    }

    @Override
    public long left() {
        return ledger.room(purpose);
    }

    @Override
    public boolean mayEver(long tokens) {
        return ledger.isWithinOneFinding(purpose, tokens);
    }

    private record Held(Ledger.Hold hold) implements Hold {
        @Override
        public void settle(Usage usage, String model) throws IOException {
            var _ = hold.used(usage, model);
        }

        @Override
        public void lost() {
            hold.lost();
        }

        @Override
        public void free() throws IOException {
            hold.unused();
        }
    }
}
