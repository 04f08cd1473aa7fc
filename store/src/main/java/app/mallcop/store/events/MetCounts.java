package app.mallcop.store.events;

/** How many events were met as what. */
public final class MetCounts {

    private long added;
    private long duplicates;
    private long conflicts;

    public void count(DayIds.Met met) {
        switch (met) {
            case NEW -> added++;
            case SAME -> duplicates++;
            case OTHER_BODY -> conflicts++;
        }
    }

    public long got() {
        return added + duplicates + conflicts;
    }

    public long added() {
        return added;
    }

    public long duplicates() {
        return duplicates;
    }

    public long conflicts() {
        return conflicts;
    }
}
