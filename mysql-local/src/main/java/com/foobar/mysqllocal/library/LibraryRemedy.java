package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One way to put a missing library into a server's private folder. */
interface LibraryRemedy {

	/**
	 * Puts the library into the folder under its own name, if this way can.
	 * @param library what is missing
	 * @param folder the server's private folder, where nothing of that name is
	 * @return what was done, as the end of a sentence, or empty when this way cannot help
	 * @throws IOException when it should have been able to and failed
	 */
	Optional<String> apply(MissingLibrary library, Path folder) throws IOException;

}
