package com.foobar.localstack.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;

/**
 * The stack's secrets, one file each, made when first asked for. A service gets the
 * folder that carries its name and reads the files as properties of the same names.
 */
public final class Secrets {

	/**
	 * As many as make 32 characters, the most that MySQL takes for the account of a
	 * replica.
	 */
	private static final int PASSWORD_BYTES = 24;

	private static final int KEY_BYTES = 32;

	private final Path folder;

	private final SecureRandom random = new SecureRandom();

	public Secrets(StackFolders folders) {
		this.folder = folders.secrets();
	}

	/** The folder with one owner's secrets, to be read as a configuration tree. */
	public Path folderOf(String owner) {
		return StackFolders.createPrivate(this.folder.resolve(owner));
	}

	/**
	 * A password of 192 random bits in 32 URL-safe characters; the same at every call.
	 */
	public String password(String owner, String name) {
		return readOrMake(owner, name, PASSWORD_BYTES, Base64.getUrlEncoder());
	}

	/** A key of 256 random bits in Base64; the same at every call. */
	public String key(String owner, String name) {
		return readOrMake(owner, name, KEY_BYTES, Base64.getEncoder());
	}

	private String readOrMake(String owner, String name, int size, Base64.Encoder encoder) {
		Path file = folderOf(owner).resolve(name);
		if (!Files.exists(file)) {
			byte[] bytes = new byte[size];
			this.random.nextBytes(bytes);
			StackFolders.writePrivate(file, encoder.encode(bytes));
		}
		try {
			return Files.readString(file, StandardCharsets.US_ASCII).strip();
		}
		catch (IOException ex) {
			throw new StackException(
					"The secret " + file + " cannot be read: make it readable for its owner, or forget "
							+ "data and secrets with ./foobar down --volumes.",
					ex);
		}
	}

}
