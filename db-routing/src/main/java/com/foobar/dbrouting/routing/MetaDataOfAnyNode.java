package com.foobar.dbrouting.routing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What a handle without a node says of the database. Facts are asked of any node, each
 * for itself; looking at tables needs the handle's own node. So nobody who is merely
 * curious about the product fixes where a transaction goes.
 */
final class MetaDataOfAnyNode implements InvocationHandler {

	private final Connection handle;

	private final Router router;

	private final OwnNode ownNode;

	private MetaDataOfAnyNode(Connection handle, Router router, OwnNode ownNode) {
		this.handle = handle;
		this.router = router;
		this.ownNode = ownNode;
	}

	static DatabaseMetaData of(Connection handle, Router router, OwnNode ownNode) {
		return (DatabaseMetaData) Proxy.newProxyInstance(MetaDataOfAnyNode.class.getClassLoader(),
				new Class<?>[] { DatabaseMetaData.class }, new MetaDataOfAnyNode(handle, router, ownNode));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		return switch (method.getName()) {
			case "getConnection" -> this.handle;
			case "equals" -> arguments != null && isSame(proxy, arguments[0]);
			case "hashCode" -> System.identityHashCode(proxy);
			case "toString" -> "Metadata of " + this.handle;
			default -> ask(method, arguments);
		};
	}

	@SuppressWarnings("ReferenceEquality") // A proxy has no other identity.
	private static boolean isSame(Object one, Object two) {
		return one == two;
	}

	private @Nullable Object ask(Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.getReturnType() == ResultSet.class) {
			return call(this.ownNode.get(), method, arguments);
		}
		try (Connection any = this.router.any()) {
			return call(any, method, arguments);
		}
	}

	private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(connection.getMetaData(), arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/** The handle's own node, chosen if need be. */
	@FunctionalInterface
	interface OwnNode {

		Connection get() throws SQLException;

	}

}
