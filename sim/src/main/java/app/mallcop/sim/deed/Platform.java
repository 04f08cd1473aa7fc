package app.mallcop.sim.deed;

import java.util.Locale;

/** Where something can be done. Each has one connector in the simulated company. */
public enum Platform {
    AZURE("azure-prod", "azure"), AWS("aws", "aws-cloudtrail"), GITHUB("github", "github"), M365("m365", "m365");

    private final String connector;
    private final String connectorType;

    Platform(String connector, String connectorType) {
        this.connector = connector;
        this.connectorType = connectorType;
    }

    /** The id of its connector, which is the source of its events. */
    public String connector() {
        return connector;
    }

    public String connectorType() {
        return connectorType;
    }

    /** As written in the tables. */
    public static Platform ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
