package com.foobar.gateway.firewall;

import java.util.ArrayDeque;
import java.util.Deque;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;

/**
 * A path as a server behind will understand it at the latest: decoded, without
 * parameters, empty parts and dots, so that no spelling leads around a rule.
 */
final class CanonicalPath {

	private CanonicalPath() {
	}

	static String of(RequestPath path) {
		String raw = path.value();
		return isPlain(raw) ? raw : rewrite(path);
	}

	private static boolean isPlain(String raw) {
		for (int i = 0; i < raw.length(); i++) {
			char octet = raw.charAt(i);
			boolean dotOrSlash = octet == '.' || octet == '/';
			if (octet == '%' || octet == ';' || (dotOrSlash && i > 0 && raw.charAt(i - 1) == '/')) {
				return false;
			}
		}
		return true;
	}

	private static String rewrite(RequestPath path) {
		Deque<String> parts = new ArrayDeque<>();
		for (PathContainer.Element element : path.elements()) {
			if (element instanceof PathContainer.PathSegment segment) {
				for (String part : segment.valueToMatch().split("[/\\\\]", -1)) {
					add(parts, part);
				}
			}
		}
		return "/" + String.join("/", parts);
	}

	private static void add(Deque<String> parts, String part) {
		switch (part) {
			case "", "." -> {
			}
			case ".." -> parts.pollLast();
			default -> parts.addLast(part);
		}
	}

}
