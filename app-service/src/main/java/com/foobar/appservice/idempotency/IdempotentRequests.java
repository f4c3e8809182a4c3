package com.foobar.appservice.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import com.foobar.appservice.error.Refusal;
import com.foobar.appservice.request.Fields;
import com.foobar.appservice.token.Caller;
import com.foobar.appservice.token.SigningKeys;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Reads the header {@code Idempotency-Key}. */
@Component
public class IdempotentRequests {

	private static final String HEADER = "Idempotency-Key";

	/** Key of the error, as a field of a body would have one. */
	static final String ERROR_KEY = "idempotencyKey";

	/** Visible ASCII; the draft's quotes are allowed and mean nothing. */
	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

	private final SigningKeys keys;

	IdempotentRequests(SigningKeys keys) {
		this.keys = keys;
	}

	/**
	 * The request's identity, when its sender gave one.
	 * @throws Refusal when the header is there and unusable
	 */
	public Optional<IdempotentRequest> of(HttpServletRequest request, Fields fields, @Nullable Caller caller) {
		List<String> values = Collections.list(request.getHeaders(HEADER));
		if (values.isEmpty()) {
			return Optional.empty();
		}
		if (values.size() > 1 || !KEY.matcher(values.getFirst()).matches()) {
			throw Refusal.invalid(ERROR_KEY, "is invalid");
		}
		String asked = request.getMethod() + " " + request.getRequestURI() + " " + fields.asText();
		return Optional.of(new IdempotentRequest(Caller.idOf(caller), values.getFirst(), fingerprint(asked)));
	}

	private Fingerprint fingerprint(String asked) {
		byte[] bytes = asked.getBytes(StandardCharsets.UTF_8);
		return new Fingerprint(
				this.keys.all().stream().map((key) -> HexFormat.of().formatHex(mac(key, bytes))).toList());
	}

	private static byte[] mac(SecretKey key, byte[] bytes) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key);
			mac.update("idempotency ".getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(bytes);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

}
