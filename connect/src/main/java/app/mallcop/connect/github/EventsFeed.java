package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest 300 events of an organisation, of the last thirty days, newest first. Pages that have not changed since the
 * last scan cost nothing. When all 300 are newer than the last scan, there were more: that is a gap.
 */
final class EventsFeed implements Connector.Stream {

    static final String NAME = "events";
    private static final int PAGES = 3;
    private static final Duration KEPT = Duration.ofDays(30);

    private final GitHubApi api;
    private final List<String> path;
    private final Mapper mapper;
    private final Membership membership;

    EventsFeed(GitHubApi api, List<String> path, Mapper mapper, Membership membership) {
        this.api = api;
        this.path = path;
        this.mapper = mapper;
        this.membership = membership;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Seen before = Seen.of(checkpoint);
        List<String> tags = new ArrayList<>();
        Instant oldest = null;
        boolean full = true;
        for (int number = 1; number <= PAGES && full; number++) {
            String tag = before.tag(number);
            Fetched fetched = page(number, tag);
            tags.add(fetched.tag());
            if (fetched.unchanged()) {
                // As full as it was: whether there was a page behind it is known from before.
                full = before.tags().size() > number;
                continue;
            }
            full = fetched.items().size() >= Integer.parseInt(GitHubApi.PAGE);
            for (Value.Fields event : fetched.items()) {
                Instant at = Said.time(event, "created_at");
                oldest = at == null ? oldest : at;
                mapper.map(event, membership.of(event, Said.text(event, "type"), Said.text(event,
                        "payload.member.login")), sink);
            }
        }
        Instant now = asOf.truncatedTo(ChronoUnit.SECONDS);
        return new Connector.Slice(before.mark(), now, new Seen(now, tags).written(), false,
                gap(before.mark(), now, full ? oldest : null));
    }

    /** @param oldest the last event of a feed that was full; null when it held all there is */
    private static Connector.@Nullable Gap gap(@Nullable Instant mark, Instant now, @Nullable Instant oldest) {
        if (mark == null) {
            return null;
        }
        Instant reaches = now.minus(KEPT);
        if (oldest != null && oldest.isAfter(reaches)) {
            reaches = oldest;
        }
        return mark.isBefore(reaches) ? new Connector.Gap(mark, reaches) : null;
    }

    private record Fetched(List<Value.Fields> items, String tag, boolean unchanged) {}

    private Fetched page(int number, String tag) throws PlatformFailed, InterruptedException {
        Ask plain = api.get(path, Map.of("per_page", GitHubApi.PAGE, "page", Integer.toString(number)));
        if (!tag.isEmpty()) {
            Ask ask = plain.header("If-None-Match", tag);
            Answer answer = api.answer(ask);
            if (answer.status() == 304) {
                return new Fetched(List.of(), tag, true);
            }
            if (!answer.ok()) {
                throw api.refused(ask, answer);
            }
            try {
                return fetched(answer);
            } catch (Caller.Unreadable _) {
                // cut: below it is asked again, until it is whole
            }
        }
        return api.read(plain, EventsFeed::fetched);
    }

    private static Fetched fetched(Answer answer) throws Caller.Unreadable {
        return new Fetched(GitHubApi.page(answer, "").items(), answer.header("ETag").filter(Seen::isTag).orElse("-"),
                false);
    }

    /** Up to when the feed was read, and the tag of each page. */
    private record Seen(@Nullable Instant mark, List<String> tags) {

        private Seen(@Nullable Instant mark, List<String> tags) {
            this.mark = mark;
            this.tags = List.copyOf(tags);
        }

        static Seen of(@Nullable String checkpoint) {
            String[] parts = checkpoint == null ? new String[]{""} : checkpoint.split(" ", -1);
            try {
                return new Seen(Instant.parse(parts[0]), List.of(parts).subList(1, parts.length));
            } catch (java.time.DateTimeException e) {
                return new Seen(null, List.of());
            }
        }

        /** Hexadecimal and a few signs: nothing that somebody could write a sentence with. */
        static boolean isTag(String tag) {
            return tag.length() <= 80 && !tag.isEmpty() && tag.chars().allMatch(
                    c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '"' || c == 'W' || c == '/');
        }

        String tag(int number) {
            String tag = number <= tags.size() ? tags.get(number - 1) : "";
            return isTag(tag) ? tag : "";
        }

        String written() {
            return mark + (tags.isEmpty() ? "" : " " + String.join(" ", tags));
        }
    }
}
