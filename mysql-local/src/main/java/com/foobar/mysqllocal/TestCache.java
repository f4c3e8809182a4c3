package com.foobar.mysqllocal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.FolderLock;
import com.foobar.mysqllocal.host.Folders;

/**
 * What the pairs of all tests of this user share: the unpacked server, the template and
 * its passwords; and the folders of the pairs that run, each named after the process that
 * it belongs to.
 *
 * @param folder owner-only folder that holds it all
 */
record TestCache(Path folder) {

	private static final Pattern PAIR_NAME = Pattern.compile("pair-(\\d{1,9})-.*");

	static TestCache open() throws IOException {
		String named = System.getProperty("foobar.cache");
		Path folder = (named != null) ? Path.of(named)
				: Path.of(System.getProperty("java.io.tmpdir"), "foobar-cache-" + System.getProperty("user.name"));
		return new TestCache(Folders.ownerOnly(folder));
	}

	/** The same passwords for every test, or each would need a template of its own. */
	MysqlAccounts accounts() throws IOException {
		Path file = this.folder.resolve("accounts.properties");
		return FolderLock.holding(this.folder, () -> {
			if (!Files.exists(file)) {
				write(file, MysqlAccounts.random());
			}
			return read(file);
		});
	}

	/** A new folder for a pair; those of processes that are gone are deleted. */
	Path newPairFolder() throws IOException {
		return FolderLock.holding(this.folder, () -> {
			deleteAbandonedPairs();
			return Files.createTempDirectory(this.folder, "pair-" + ProcessHandle.current().pid() + "-");
		});
	}

	private void deleteAbandonedPairs() throws IOException {
		try (Stream<Path> entries = Files.list(this.folder)) {
			for (Path pair : entries.filter(TestCache::isAbandonedPair).toList()) {
				try (Stream<Path> nodes = Files.list(pair)) {
					nodes.map(MysqlDataDirectory::new)
						.flatMap((node) -> node.runningServer().stream())
						.forEach(ProcessHandle::destroyForcibly);
				}
				Folders.delete(pair);
			}
		}
	}

	private static boolean isAbandonedPair(Path path) {
		Matcher name = PAIR_NAME.matcher(String.valueOf(path.getFileName()));
		return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
	}

	private static void write(Path file, MysqlAccounts accounts) throws IOException {
		Path partial = file.resolveSibling(file.getFileName() + ".partial");
		Folders.writeOwnerOnly(partial,
				String.join("\n", "admin=" + accounts.admin(), "app=" + accounts.app(),
						"migration=" + accounts.migration(), "replication=" + accounts.replication(),
						"monitor=" + accounts.monitor(), ""));
		Files.move(partial, file);
	}

	private static MysqlAccounts read(Path file) throws IOException {
		Properties passwords = new Properties();
		passwords.load(new StringReader(Files.readString(file)));
		return new MysqlAccounts(passwords.getProperty("admin", ""), passwords.getProperty("app", ""),
				passwords.getProperty("migration", ""), passwords.getProperty("replication", ""),
				passwords.getProperty("monitor", ""));
	}

}
