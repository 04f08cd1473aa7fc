package app.mallcop.connect.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Keeps the path of an endpoint override, such as a gateway's, which the SDK drops. Before the request is signed. */
record BelowPath(String path) implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        String asked = request.encodedPath();
        if (path.isEmpty() || asked.equals(path) || asked.startsWith(path + "/")) {
            return request;
        }
        return request.toBuilder().encodedPath(path + (asked.startsWith("/") ? asked : "/" + asked)).build();
    }
}
