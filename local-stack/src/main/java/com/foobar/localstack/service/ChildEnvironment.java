package com.foobar.localstack.service;

import java.util.Map;
import java.util.TreeMap;

import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.Leftovers;

/**
 * The environment of the stack's processes: what every program needs, the stack's mark,
 * and nothing of the shell's.
 */
final class ChildEnvironment {

	private ChildEnvironment() {
	}

	static Map<String, String> of(StackSettings settings, String service) {
		Map<String, String> environment = new TreeMap<>();
		for (String name : new String[] { "PATH", "HOME", "USER", "TMPDIR" }) {
			if (settings.environment().containsKey(name)) {
				environment.put(name, settings.environment().get(name));
			}
		}
		environment.put("LC_ALL", "C.UTF-8");
		environment.put("TZ", "UTC");
		environment.put(Leftovers.MARK, Leftovers.mark(new StackFolders(settings.home()), service));
		return environment;
	}

}
