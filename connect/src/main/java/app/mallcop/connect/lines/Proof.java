package app.mallcop.connect.lines;

import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a parser does on its own samples.
 *
 * @param samples how many there are
 * @param failed those that did not go as wanted
 * @param unproven templates without a line that they must fit
 */
public record Proof(int samples, List<Failed> failed, List<String> unproven) {

    /** @param mustFit whether it was to fit; {@code why} is what happened instead, in words */
    public record Failed(String template, boolean mustFit, Place at, String why) {}

    public Proof {
        failed = List.copyOf(failed);
        unproven = List.copyOf(unproven);
    }

    public static Proof of(LogParser parser) {
        int samples = 0;
        List<Failed> failed = new ArrayList<>();
        List<String> unproven = new ArrayList<>();
        for (Template template : parser.templates()) {
            samples += template.samples().size() + template.others().size();
            if (template.samples().isEmpty()) {
                unproven.add(template.name());
            }
            for (Template.Sample sample : template.samples()) {
                String taker = taker(parser, sample);
                if (taker.isEmpty()) {
                    failed.add(new Failed(template.name(), true, sample.at(), "no template fits it"));
                } else if (!taker.equals(template.name())) {
                    failed.add(new Failed(template.name(), true, sample.at(),
                            "the template " + Shown.plain(taker) + " comes first and takes it"));
                }
            }
            for (Template.Sample sample : template.others()) {
                if (taker(parser, sample).equals(template.name())) {
                    failed.add(new Failed(template.name(), false, sample.at(), "it fits"));
                }
            }
        }
        return new Proof(samples, failed, unproven);
    }

    private static String taker(LogParser parser, Template.Sample sample) {
        Optional<Understood> understood = parser.understand(sample.line());
        return understood.map(Understood::template).orElse("");
    }
}
