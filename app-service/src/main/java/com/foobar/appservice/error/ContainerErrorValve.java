package com.foobar.appservice.error;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that the server refuses before the application sees them, such as
 * paths that are no text, in the API's shape. Public, because the server makes it by
 * name.
 */
public final class ContainerErrorValve extends ErrorReportValve {

	private static final byte[] REFUSED = "{\"errors\":{\"request\":[\"is invalid\"]}}"
		.getBytes(StandardCharsets.UTF_8);

	private static final byte[] FAILED = "{\"errors\":{\"server\":[\"internal error\"]}}"
		.getBytes(StandardCharsets.UTF_8);

	private static final int FIRST_ERROR = 400;

	private static final int FIRST_FAILURE = 500;

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		byte[] body = (status < FIRST_FAILURE) ? REFUSED : FAILED;
		try {
			response.setContentType("application/json");
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			// The client has left, or the head is on its way: nothing can be said any
			// more.
			getContainer().getLogger().debug("An error could not be reported", ex);
		}
	}

}
