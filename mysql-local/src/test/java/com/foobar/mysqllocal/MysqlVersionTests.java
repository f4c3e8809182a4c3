package com.foobar.mysqllocal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Versions as servers print them, and which server may open whose data. */
class MysqlVersionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mysqld  Ver 8.0.31 for Linux on x86_64 (MySQL Community Server - GPL) | 8.0.31
			/usr/sbin/mysqld  Ver 9.7.4-2 for Linux on x86_64 ((Debian)) | 9.7.4
			mysqld  Ver 8.4.5-0ubuntu0.1 for Linux on aarch64 ((Ubuntu)) | 8.4.5
			mysqld  Ver 8.0.35-27 for Linux on x86_64 (Percona Server (GPL), Release 27) | 8.0.35
			""")
	void readsWhatServersPrint(String printed, String version) {
		assertThat(MysqlVersion.printed(printed)).hasToString("Optional[" + version + "]");
	}

	@Test
	void readsNoVersionOutOfOtherText() {
		assertThat(MysqlVersion.printed("no such program")).isEmpty();
		assertThat(MysqlVersion.written("8.0")).isEmpty();
	}

	@Test
	void readsWhatItWrote() {
		MysqlVersion version = new MysqlVersion(9, 7, 4);

		assertThat(MysqlVersion.written(version.toString())).contains(version);
	}

	@ParameterizedTest
	@CsvSource({ "8.0.31,8.0.31,true", "8.0.32,8.0.31,true", "8.0.30,8.0.31,false", "8.4.0,8.0.31,false",
			"9.7.4,8.0.31,false", "8.0.31,9.7.4,false" })
	void opensDataOfTheSameSeriesAndNoLaterPatch(String server, String writer, boolean opens) {
		assertThat(version(server).opensDataOf(version(writer))).isEqualTo(opens);
	}

	@Test
	void comparesNumbersAndNotText() {
		assertThat(version("8.0.9").isBefore(version("8.0.22"))).isTrue();
		assertThat(version("10.0.0").isBefore(version("9.7.4"))).isFalse();
	}

	private static MysqlVersion version(String text) {
		return MysqlVersion.written(text).orElseThrow();
	}

}
