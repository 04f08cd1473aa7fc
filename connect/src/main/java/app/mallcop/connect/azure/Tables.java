package app.mallcop.connect.azure;

import java.util.List;

/** The mapping tables of Azure's records, by the names of their files. */
final class Tables {

    static final String ACTIVITY = "azure-activity";
    static final String SIGN_INS = "azure-signins";
    static final String DIRECTORY = "azure-directory";
    static final String DEFENDER = "azure-defender";
    static final String DATA_PLANE = "azure-dataplane";

    static final List<String> ALL = List.of(ACTIVITY, SIGN_INS, DIRECTORY, DEFENDER, DATA_PLANE);

    private Tables() {}
}
