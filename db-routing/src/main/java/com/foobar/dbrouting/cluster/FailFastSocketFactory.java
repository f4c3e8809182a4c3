package com.foobar.dbrouting.cluster;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;

/**
 * Sockets that wait in vain only once. When an answer has not come within the socket's
 * time limit, the driver closes the connection, and the JDK, which closes TLS, then reads
 * once more for the server's farewell, as long again ({@code SSLSocketImpl}, where a time
 * limit is set). A statement would take twice the limit to fail. The driver makes a
 * factory for each connection, by its class name in the URL.
 */
public final class FailFastSocketFactory extends StandardSocketFactory {

	@Override
	protected Socket createSocket(PropertySet properties) {
		return new FailFastSocket();
	}

	private static final class FailFastSocket extends Socket {

		private volatile boolean silent;

		@Override
		public InputStream getInputStream() throws IOException {
			return new Answers(super.getInputStream());
		}

		private final class Answers extends FilterInputStream {

			private Answers(InputStream in) {
				super(in);
			}

			@Override
			public int read() throws IOException {
				byte[] single = new byte[1];
				return (read(single, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				if (FailFastSocket.this.silent) {
					throw new SocketTimeoutException("The server was silent before");
				}
				try {
					return super.read(into, offset, length);
				}
				catch (SocketTimeoutException ex) {
					FailFastSocket.this.silent = true;
					throw ex;
				}
			}

		}

	}

}
