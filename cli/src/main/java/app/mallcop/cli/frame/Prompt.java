package app.mallcop.cli.frame;

import app.mallcop.cli.show.Page;
import app.mallcop.desk.Cancel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks a person on stderr and waits for a line on stdin. There is one only where both are terminals. */
public final class Prompt {

    private static final int LONGEST = 1_000;

    private final World world;

    private Prompt(World world) {
        this.world = world;
    }

    public static Optional<Prompt> of(World world) {
        return world.inIsTerminal() && world.errIsTerminal() ? Optional.of(new Prompt(world)) : Optional.empty();
    }

    /** Where to write what stands before the question; what is left of a progress bar is wiped away. */
    public Page page() {
        Page page = new Page(world.err(), world.variable("NO_COLOR").isEmpty(), 100);
        return page.write("\r\u001b[K");
    }

    /** The answer, without blanks around it; empty when nobody answers any more. Ctrl-C ends the command here. */
    public String ask(Page page, String question) throws InterruptedException {
        page.write(question);
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        // A read from a terminal can't be interrupted, so somebody else does it.
        Thread.ofPlatform().daemon().name("answer").start(() -> answers.add(line(world.in())));
        Cancel cancel = world.cancel();
        while (true) {
            cancel.check();
            String answer = answers.poll(100, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer.strip();
            }
        }
    }

    private static String line(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LONGEST; b = in.read()) {
                line.write(b);
            }
        } catch (IOException nobodyTypes) {
            return "";
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
