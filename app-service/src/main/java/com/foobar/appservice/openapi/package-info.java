/** The API's own description, in the words of OpenAPI 3.1. */
@NullMarked
package com.foobar.appservice.openapi;

import org.jspecify.annotations.NullMarked;
