package com.foobar.dbrouting.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the token in and gives the new one out, at the moment it changes, as long as the
 * response has not left. Reads that run where they usually do change nothing, so that
 * their responses stay fit for caches.
 */
public final class ConsistencyFilter extends OncePerRequestFilter {

	/** Name of the cookies, followed by the number of the slot. */
	static final String COOKIE = "dbr";

	private static final Logger log = LoggerFactory.getLogger(ConsistencyFilter.class);

	private static final String SESSION = ConsistencyFilter.class.getName() + ".session";

	private final ConsistencySessions sessions;

	private final UserKey userKey;

	private final boolean cookies;

	private final boolean header;

	private final int slots;

	/**
	 * Creates the filter.
	 * @param cookies whether browsers carry the token
	 * @param header whether clients of an API do
	 * @param slots how many cookies there are, so that responses on their way at the same
	 * time do not overwrite each other's
	 */
	public ConsistencyFilter(ConsistencySessions sessions, UserKey userKey, boolean cookies, boolean header,
			int slots) {
		this.sessions = sessions;
		this.userKey = userKey;
		this.cookies = cookies;
		this.header = header;
		this.slots = slots;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ConsistencySession session = session(request, response);
		ConsistencySession.Scope scope = session.bind();
		try {
			chain.doFilter(request, response);
		}
		finally {
			scope.close();
		}
	}

	/** The session of this request, also when it is dispatched again. */
	private ConsistencySession session(HttpServletRequest request, HttpServletResponse response) {
		if (request.getAttribute(SESSION) instanceof ConsistencySession existing) {
			return existing;
		}
		Issue issue = new Issue(request, response, ThreadLocalRandom.current().nextInt(this.slots));
		ConsistencySession session = this.sessions.open(brought(request), this.userKey.of(request), issue::token);
		request.setAttribute(SESSION, session);
		WebAsyncUtils.getAsyncManager(request).registerCallableInterceptor(SESSION, new OtherThread(session));
		return session;
	}

	private List<String> brought(HttpServletRequest request) {
		List<String> texts = new ArrayList<>();
		String fromHeader = this.header ? request.getHeader(ConsistencySessions.HEADER) : null;
		if (fromHeader != null) {
			texts.add(fromHeader);
		}
		Cookie[] all = this.cookies ? request.getCookies() : null;
		if (all != null) {
			for (Cookie cookie : all) {
				if (isSlot(cookie.getName())) {
					texts.add(cookie.getValue());
				}
			}
		}
		return texts;
	}

	private boolean isSlot(String name) {
		if (name.length() != COOKIE.length() + 1 || !name.startsWith(COOKIE)) {
			return false;
		}
		int slot = name.charAt(COOKIE.length()) - '0';
		return slot >= 0 && slot < this.slots;
	}

	/** Gives tokens out with one response. */
	private final class Issue {

		private final HttpServletRequest request;

		private final HttpServletResponse response;

		private final String cookie;

		Issue(HttpServletRequest request, HttpServletResponse response, int slot) {
			this.request = request;
			this.response = response;
			this.cookie = COOKIE + slot;
		}

		void token(ConsistencySession session) {
			if (this.response.isCommitted()) {
				ConsistencyFilter.this.sessions.late();
				log.debug("{} {} changed what its user must see after the response had left", this.request.getMethod(),
						this.request.getRequestURI());
				return;
			}
			String token = ConsistencyFilter.this.sessions.token(session);
			if (ConsistencyFilter.this.header) {
				this.response.setHeader(ConsistencySessions.HEADER, token);
			}
			if (ConsistencyFilter.this.cookies) {
				replaceCookie(token);
			}
		}

		private void replaceCookie(String token) {
			Collection<String> others = this.response.getHeaders(HttpHeaders.SET_COOKIE)
				.stream()
				.filter((other) -> !other.startsWith(this.cookie + "="))
				.toList();
			ResponseCookie fresh = ResponseCookie.from(this.cookie, token)
				.maxAge(ConsistencyFilter.this.sessions.ttl())
				.path("/")
				.httpOnly(true)
				.secure(true)
				.sameSite("Lax")
				.build();
			this.response.setHeader(HttpHeaders.SET_COOKIE, fresh.toString());
			for (String other : others) {
				this.response.addHeader(HttpHeaders.SET_COOKIE, other);
			}
		}

	}

	/** Binds the session where a controller's {@link Callable} runs. */
	private static final class OtherThread implements CallableProcessingInterceptor {

		private final ConsistencySession session;

		private static final ThreadLocal<ConsistencySession.@Nullable Scope> scope = new ThreadLocal<>();

		OtherThread(ConsistencySession session) {
			this.session = session;
		}

		@Override
		public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
			scope.set(this.session.bind());
		}

		@Override
		public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object concurrentResult) {
			ConsistencySession.Scope bound = scope.get();
			if (bound != null) {
				bound.close();
				scope.remove();
			}
		}

	}

}
