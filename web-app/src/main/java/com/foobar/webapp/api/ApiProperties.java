package com.foobar.webapp.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the REST API is and how patient we are with it. The connect and read timeouts of
 * one attempt are {@code spring.http.serviceclient.api.*}.
 *
 * @param urls addresses of the API's instances, at least one, each scheme, host and port
 * only
 * @param deadline longest time from the start of a call to its answer, all attempts
 * together, 100 ms to 60 s
 * @param skip how long an instance that failed is passed over while another is left, 0 to
 * 60 s
 * @param maxInFlight calls that may be under way at once; more wait until the deadline, 1
 * to 10,000
 * @param maxResponse largest answer that is accepted, up to 64 MB
 */
@Validated
@ConfigurationProperties("foobar.api")
record ApiProperties(@DefaultValue @NotEmpty(message = ADDRESSES_MISSING) List<URI> urls,
		@DefaultValue("8s") @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration deadline,
		@DefaultValue("2s") @DurationMin @DurationMax(seconds = 60) Duration skip,
		@DefaultValue("128") @Min(1) @Max(10_000) int maxInFlight, @DefaultValue("8MB") DataSize maxResponse) {

	private static final String ADDRESSES_MISSING = "must name at least one instance, such as "
			+ "http://127.0.0.1:8101 (in the environment: FOOBAR_API_URLS)";

	private static final DataSize LARGEST_RESPONSE = DataSize.ofMegabytes(64);

	ApiProperties {
		urls = List.copyOf(urls);
		urls.forEach(ApiProperties::refuseUnlessOrigin);
		if (maxResponse.toBytes() < 1 || maxResponse.compareTo(LARGEST_RESPONSE) > 0) {
			throw new IllegalArgumentException(
					"foobar.api.max-response is " + maxResponse + ": give a size from 1B to 64MB");
		}
	}

	private static void refuseUnlessOrigin(URI url) {
		boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
		boolean bare = (url.getRawPath() == null || url.getRawPath().isEmpty()) && url.getRawQuery() == null
				&& url.getRawFragment() == null && url.getRawUserInfo() == null;
		if (!web || url.getHost() == null || !bare) {
			throw new IllegalArgumentException("foobar.api.urls holds '" + url
					+ "': give scheme, host and port only, such as http://127.0.0.1:8101");
		}
	}

}
