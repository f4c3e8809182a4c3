package com.foobar.localstack.endtoend;

/** On what, and in which colours, a page is looked at. */
enum Looks {

	DESKTOP_LIGHT(1280, 900, "light"), DESKTOP_DARK(1280, 900, "dark"), PHONE_LIGHT(390, 844, "light"),
	PHONE_DARK(320, 700, "dark");

	private final int width;

	private final int height;

	private final String scheme;

	Looks(int width, int height, String scheme) {
		this.width = width;
		this.height = height;
		this.scheme = scheme;
	}

	void applyTo(Browser browser) {
		browser.resize(this.width, this.height);
		browser.prefer(this.scheme);
	}

}
