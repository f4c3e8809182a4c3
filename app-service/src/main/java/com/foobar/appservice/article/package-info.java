/**
 * Articles with their tags and favorites: written one by one, read in sets.
 */
@NullMarked
package com.foobar.appservice.article;

import org.jspecify.annotations.NullMarked;
