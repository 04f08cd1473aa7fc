package app.mallcop.connect.aws;

import java.util.concurrent.Callable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/** Gives our wire also to those clients that the SDK makes by itself, to sign in by a profile, SSO or a web identity. */
public final class WireService implements SdkHttpService {

    private static final ScopedValue<SdkHttpClient> CLIENT = ScopedValue.newInstance();

    /** Whatever the SDK makes meanwhile uses this client. */
    static <T> T with(SdkHttpClient client, Callable<T> work) throws Exception {
        return ScopedValue.where(CLIENT, client).call(work::call);
    }

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return new Builder();
    }

    private static final class Builder implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            if (!CLIENT.isBound()) {
                throw new IllegalStateException("an AWS client was made outside of the connector");
            }
            return CLIENT.get();
        }
    }
}
