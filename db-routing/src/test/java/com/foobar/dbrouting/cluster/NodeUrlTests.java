package com.foobar.dbrouting.cluster;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NodeUrlTests {

	@Test
	void readsHostPortSchemaAndProperties() {
		NodeUrl url = NodeUrl.parse("jdbc:mysql://Db1.example.org:13306/shop?sslMode=VERIFY_CA&tcpKeepAlive=true");

		assertThat(url.address()).isEqualTo("db1.example.org:13306");
		assertThat(url.schema()).isEqualTo("shop");
		assertThat(url.properties()).containsEntry("sslMode", "VERIFY_CA").hasSize(2);
	}

	@Test
	void takesUsualPortWhenNoneIsGiven() {
		assertThat(NodeUrl.parse("jdbc:mysql://localhost/").address()).isEqualTo("localhost:3306");
	}

	@Test
	void readsAddressOfVersionSix() {
		assertThat(NodeUrl.parse("jdbc:mysql://[::1]:3307/shop").address()).isEqualTo("[::1]:3307");
	}

	@Test
	void addsOnlyDefaultsThatUrlDoesNotSet() {
		NodeUrl url = NodeUrl.parse("jdbc:mysql://localhost/shop?sslMode=DISABLED")
			.withDefaults(Map.of("sslMode", "REQUIRED", "tcpKeepAlive", "true"));

		assertThat(url.jdbc()).isEqualTo("jdbc:mysql://localhost:3306/shop?sslMode=DISABLED&tcpKeepAlive=true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mysql://a:1,b:2/shop", "jdbc:mysql:replication://a/shop",
			"jdbc:mysql:loadbalance://a,b/shop", "jdbc:mysql://address=(host=a)(port=1)/shop", "jdbc:h2:mem:shop",
			"jdbc:mysql://root:secret@a/shop", "jdbc:mysql:///shop", "", "jdbc:mysql://a:1" })
	void refusesAnythingButSingleHost(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> NodeUrl.parse(text)).withMessageContaining("single host");
	}

	@Test
	void refusesAccount() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> NodeUrl.parse("jdbc:mysql://localhost/shop?user=root&password=secret"))
			.withMessage("carries an account");
	}

	@Test
	void refusesPropertyWithoutValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> NodeUrl.parse("jdbc:mysql://localhost/shop?sslMode"))
			.withMessageContaining("'sslMode'");
	}

}
