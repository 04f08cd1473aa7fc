package app.mallcop.detect.actors;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.text.entities.Domain;
import app.mallcop.text.entities.LookAlike;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The actors of one view of normal, found by what their names look like. */
final class Resemblance {

    /** How a new name resembles a known one. Ours to say: {@code it reads the same as}. */
    record Like(Untrusted known, boolean admin, String how) {}

    private final Map<String, List<Untrusted>> bySkeleton = new HashMap<>();
    private final Map<String, List<Untrusted>> byMailbox = new HashMap<>();
    private final List<Untrusted> admins = new ArrayList<>();

    Resemblance(Normal normal) {
        normal.each(Everyday.ACTOR, Key.of(), (key, _) -> {
            Untrusted actor = key.part(0);
            bySkeleton.computeIfAbsent(LookAlike.skeleton(actor.clear()), _ -> new ArrayList<>()).add(actor);
            int at = actor.clear().indexOf('@');
            if (at > 0) {
                byMailbox.computeIfAbsent(actor.clear().substring(0, at), _ -> new ArrayList<>()).add(actor);
            }
        });
        normal.each(NewActor.ADMIN, Key.of(), (key, _) -> admins.add(key.part(0)));
    }

    /** The known actor, other than itself, that a reader would take this name for; an admin before others. */
    Optional<Like> of(Untrusted name) {
        Optional<Like> letters = first(bySkeleton.get(LookAlike.skeleton(name.clear())), name,
                "reads the same as", known -> differsInMoreThanCase(known, name));
        return letters.or(() -> mailbox(name)).or(() -> slip(name));
    }

    private static boolean differsInMoreThanCase(Untrusted known, Untrusted name) {
        return !known.clear().toLowerCase(Locale.ROOT).equals(name.clear().toLowerCase(Locale.ROOT));
    }

    /** The same person's name at a domain that poses as the known one's. */
    private Optional<Like> mailbox(Untrusted name) {
        int at = name.clear().indexOf('@');
        Optional<Domain> domain = at > 0 ? Domain.of(name) : Optional.empty();
        return domain.flatMap(mine -> first(byMailbox.get(name.clear().substring(0, at)), name,
                "has the same mailbox name, at a domain made to look like that of", known -> Domain.of(known)
                        .flatMap(mine::posesAs).isPresent()));
    }

    private Optional<Like> slip(Untrusted name) {
        return first(admins, name, "is one letter away from",
                known -> LookAlike.areOneSlipApart(known.clear(), name.clear()));
    }

    private Optional<Like> first(@org.jspecify.annotations.Nullable List<Untrusted> known, Untrusted name, String how,
            java.util.function.Predicate<Untrusted> fits) {
        if (known == null) {
            return Optional.empty();
        }
        List<Untrusted> alike = known.stream().filter(one -> !one.equals(name) && fits.test(one)).toList();
        Optional<Untrusted> admin = alike.stream().filter(admins::contains).findFirst();
        return admin.or(() -> alike.stream().findFirst()).map(one -> new Like(one, admin.isPresent(), how));
    }
}
