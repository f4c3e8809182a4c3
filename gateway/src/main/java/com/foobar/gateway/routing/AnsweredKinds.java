package com.foobar.gateway.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Kinds of requests that servers have answered well: same method, same first segments of
 * the path, same number of segments. Of two kinds that fall together the later is
 * remembered, so the size is fixed and nothing is locked.
 */
final class AnsweredKinds {

	private static final int SIZE = 4_096;

	private final int segments;

	private final AtomicIntegerArray kinds = new AtomicIntegerArray(SIZE);

	/**
	 * No kinds yet.
	 * @param segments number of segments that tell kinds apart; those after them are
	 * names of articles, people and the like
	 */
	AnsweredKinds(int segments) {
		this.segments = segments;
	}

	void add(ServerHttpRequest request) {
		int kind = kindOf(request);
		if (this.kinds.getPlain(slotOf(kind)) != kind) {
			this.kinds.setPlain(slotOf(kind), kind);
		}
	}

	boolean contains(ServerHttpRequest request) {
		int kind = kindOf(request);
		return this.kinds.get(slotOf(kind)) == kind;
	}

	private int kindOf(ServerHttpRequest request) {
		List<PathContainer.Element> path = request.getPath().elements();
		int kind = 31 * request.getMethod().hashCode() + path.size();
		// Every segment comes with the slash before it.
		int end = Math.min(path.size(), 2 * this.segments);
		for (int i = 0; i < end; i++) {
			kind = 31 * kind + path.get(i).value().hashCode();
		}
		// Nothing is remembered where there is a zero.
		return kind | 1;
	}

	private static int slotOf(int kind) {
		return ((kind >>> 1) ^ (kind >>> 13)) & (SIZE - 1);
	}

}
