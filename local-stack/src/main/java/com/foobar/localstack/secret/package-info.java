/** The stack's secrets: made once, readable by the owner only, handed over as files. */
@NullMarked
package com.foobar.localstack.secret;

import org.jspecify.annotations.NullMarked;
