package app.mallcop.desk.models;

import app.mallcop.api.Problem;

/** Carries what is wrong with the settings out of their reading. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unusable(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    static Unusable noKey(String backend, String variable) {
        return new Unusable(Problem.of("no-model-key", "the backend " + backend + " has no key",
                "Set " + variable + " in the environment or in .env, or choose llm.backend: none."));
    }

    Problem problem() {
        return problem;
    }
}
