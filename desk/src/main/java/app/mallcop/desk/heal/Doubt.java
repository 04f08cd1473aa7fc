package app.mallcop.desk.heal;

import java.util.Locale;

/** Why a patch is not applied by a machine. */
public enum Doubt {
    NO_LINES("no line of this app is on record here: mallcop discover-app APP --refresh asks the platform"),
    NOTHING_DRAFTED("no template could be made of the lines: write one by hand, docs/apps.md says how"),
    IN_BRACKETS(
            "the templates are written in brackets, so none can be added: write them one '- name: …' below the other"),
    LINES_LEFT("some lines would still not be understood"),
    TAKEN_OVER("a line that a template understands now would be taken by another one"),
    SAMPLE_FAILS("a sample of the parser would no longer go as it says"),
    FEW_LINES("a template rests on fewer than three lines; anybody can write two"),
    MEANING_LOST(
            "a template that means more than routine has had no line since, and none of the new ones means the same");

    private final String sentence;

    Doubt(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
