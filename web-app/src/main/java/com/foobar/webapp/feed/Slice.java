package com.foobar.webapp.feed;

import java.util.List;

/**
 * A part of a list.
 *
 * @param articles articles of the part
 * @param articlesCount articles of the whole list
 */
public record Slice(List<Preview> articles, int articlesCount) {
}
