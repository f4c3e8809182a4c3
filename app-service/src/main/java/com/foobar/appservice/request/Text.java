package com.foobar.appservice.request;

/** White space in the sense of Unicode, no-break spaces included. */
public final class Text {

	private Text() {
	}

	public static boolean isBlank(String text) {
		return text.codePoints().allMatch(Text::isSpace);
	}

	/** The text without white space around it. */
	public static String trim(String text) {
		int begin = 0;
		int end = text.length();
		while (begin < end && isSpace(text.charAt(begin))) {
			begin++;
		}
		while (end > begin && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(begin, end);
	}

	/** Whether every surrogate has its partner: otherwise this is no Unicode text. */
	static boolean isWellFormed(String text) {
		return text.codePoints()
			.noneMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
	}

	private static boolean isSpace(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character);
	}

}
