package com.foobar.webapp.feed;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The row of page numbers under a list: the first, the last, and those around the current
 * one.
 *
 * @param page current page, from 1
 * @param pages number of pages
 * @param path address of the list, to which a page's number is added
 */
public record Paging(int page, int pages, String path) {

	/** Articles on a page. */
	public static final int PAGE_SIZE = 10;

	/**
	 * Further pages than any reader turns, and small enough for every offset to be a
	 * number.
	 */
	static final int MAX_PAGE = 1_000_000;

	private static final int NEIGHBOURS = 2;

	/** The row under a page of a list with so many articles. */
	public static Paging of(int page, int articles, String path) {
		return new Paging(page, Math.ceilDiv(articles, PAGE_SIZE), path);
	}

	/** How many articles come before a page; a page that cannot be is not found. */
	public static int offset(int page) {
		if (page < 1 || page > MAX_PAGE) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return (page - 1) * PAGE_SIZE;
	}

	public boolean needed() {
		return this.pages > 1;
	}

	public List<Item> items() {
		List<Item> items = new ArrayList<>();
		int previous = 0;
		for (int number = 1; number <= this.pages; number = next(number)) {
			items.add(new Item(number, number == this.page, number > previous + 1));
			previous = number;
		}
		return items;
	}

	/** Address of a page of the list. */
	public String href(int number) {
		return this.path + ((this.path.indexOf('?') < 0) ? "?page=" : "&page=") + number;
	}

	/** The number to show after this one; a gap hides at least two. */
	private int next(int number) {
		int windowStart = Math.min(this.page - NEIGHBOURS, this.pages - NEIGHBOURS);
		int next = number + 1;
		if (next < windowStart) {
			next = windowStart;
		}
		else if (number >= this.page + NEIGHBOURS && number < this.pages) {
			next = this.pages;
		}
		return (next == number + 2) ? number + 1 : next;
	}

	/**
	 * One page number.
	 *
	 * @param number number of the page
	 * @param current whether it is the page being shown
	 * @param afterGap whether numbers are left out before it
	 */
	public record Item(int number, boolean current, boolean afterGap) {
	}

}
