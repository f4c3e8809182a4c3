package com.foobar.gateway.accesslog;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One line of the access log.
 *
 * @param time when the request came
 * @param client address of the client
 * @param method its method
 * @param path its path and query, without values that may be secret
 * @param status status of the answer; none when the client went away before it
 * @param bytes size of the answer's body
 * @param millis time from the request's head to the end of the answer
 * @param upstream instance that was asked last
 * @param tries number of instances that were asked
 * @param id id of the request
 * @param trace id of the trace that it belongs to
 * @param ending how it ended, if not by a complete answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessEntry(Instant time, String client, @Nullable String method, @Nullable String path,
		@Nullable Integer status, @Nullable Long bytes, @Nullable Double millis, @Nullable String upstream,
		@Nullable Integer tries, @Nullable String id, @Nullable String trace, @Nullable String ending) {
}
