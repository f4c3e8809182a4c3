package com.foobar.gateway.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.foobar.gateway.upstream.Instance;
import com.foobar.gateway.upstream.Upstream;
import com.foobar.gateway.upstream.UpstreamView;
import com.foobar.gateway.upstream.Upstreams;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/balancer}: shows every upstream and instance, and changes them until
 * the gateway starts anew.
 */
@Component
@WebEndpoint(id = "balancer")
final class BalancerEndpoint {

	private static final int MAX_WEIGHT = 256;

	private static final Duration DEFAULT_TIME = Duration.ofMinutes(1);

	private static final Duration MAX_TIME = Duration.ofDays(1);

	private final Upstreams upstreams;

	BalancerEndpoint(Upstreams upstreams) {
		this.upstreams = upstreams;
	}

	@ReadOperation
	Map<String, List<UpstreamView>> show() {
		return Map.of("upstreams", this.upstreams.all().stream().map(Upstream::view).toList());
	}

	@WriteOperation
	WebEndpointResponse<Object> change(@Selector String upstream, @Selector String instance, Change change,
			@Nullable Integer weight, @Nullable Duration time) {
		Optional<Upstream> group = this.upstreams.all().stream().filter((it) -> it.name().equals(upstream)).findFirst();
		Optional<Instance> target = group.flatMap(
				(it) -> it.instances().stream().filter((candidate) -> candidate.name().equals(instance)).findFirst());
		if (target.isEmpty()) {
			return problem(WebEndpointResponse.STATUS_NOT_FOUND,
					"There is no instance " + instance + " of " + upstream);
		}
		String mistake = mistakeIn(change, weight, time);
		if (mistake != null) {
			return problem(WebEndpointResponse.STATUS_BAD_REQUEST, mistake);
		}
		switch (change) {
			case DRAIN -> target.get().drain();
			case UNDRAIN -> target.get().undrain();
			case EJECT -> target.get().eject((time != null) ? time : DEFAULT_TIME);
			case ENABLE -> target.get().enable();
			case WEIGHT -> target.get().weigh((weight != null) ? weight : 1);
		}
		return new WebEndpointResponse<>(group.get().view());
	}

	private static @Nullable String mistakeIn(Change change, @Nullable Integer weight, @Nullable Duration time) {
		if ((change == Change.WEIGHT) != (weight != null)) {
			return "A weight is given with the change weight, and only then";
		}
		if (weight != null && (weight < 1 || weight > MAX_WEIGHT)) {
			return "A weight is 1 to " + MAX_WEIGHT + "; to send no requests at all, drain the instance";
		}
		if (time != null && change != Change.EJECT) {
			return "A time is given with the change eject only";
		}
		if (time != null && (!time.isPositive() || time.compareTo(MAX_TIME) > 0)) {
			return "A time is longer than nothing and at most a day; for good, drain the instance";
		}
		return null;
	}

	private static WebEndpointResponse<Object> problem(int status, String sentence) {
		return new WebEndpointResponse<>(Map.of("error", sentence + "."), status);
	}

	/** What can be done to an instance. */
	enum Change {

		/** Send it nothing new. */
		DRAIN,

		/** Send it requests again. */
		UNDRAIN,

		/** Leave it alone for a time. */
		EJECT,

		/** Forget its ejections. */
		ENABLE,

		/** Give it another share. */
		WEIGHT

	}

}
