package com.foobar.webapp.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * The picture of people without one. Outside tests know the file by its name, so its
 * fingerprint goes into the query.
 */
@Component
class DefaultAvatar {

	private static final String FILE = "assets/default-avatar.svg";

	private final String version;

	DefaultAvatar() {
		try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
			this.version = DigestUtils.md5DigestAsHex(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Address of the picture. */
	String src() {
		return "/" + FILE + "?v=" + this.version;
	}

	boolean isCurrent(HttpServletRequest request) {
		return request.getRequestURI().equals("/" + FILE) && this.version.equals(request.getParameter("v"));
	}

}
