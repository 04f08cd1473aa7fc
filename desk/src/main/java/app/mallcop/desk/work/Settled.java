package app.mallcop.desk.work;

import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.exceptions.Exemption;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What people have settled before anybody is asked, and paid: what they want left alone, and what they have closed often enough. */
public final class Settled {

    /** @param by the exception it is left alone for */
    public record Excepted(FindingState state, Exemption by) {}

    /** @param left those that somebody has to look at */
    public record Result(List<Excepted> excepted, List<FindingState> left, Exceptions exceptions) {
        public Result {
            excepted = List.copyOf(excepted);
            left = List.copyOf(left);
        }
    }

    private final Repo repo;

    public Settled(Repo repo) {
        this.repo = repo;
    }

    /** Of these open findings. */
    public Result of(Collection<FindingState> open) {
        Exceptions exceptions = Exceptions.in(repo.layout().root(), repo.now());
        List<Excepted> excepted = new ArrayList<>();
        List<FindingState> left = new ArrayList<>();
        for (FindingState state : open) {
            Optional<Exemption> by = exceptions.of(state);
            by.ifPresentOrElse(one -> excepted.add(new Excepted(state, one)), () -> left.add(state));
        }
        return new Result(excepted, left, exceptions);
    }
}
