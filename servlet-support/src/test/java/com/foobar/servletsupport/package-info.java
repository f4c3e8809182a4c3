/** Tests of what servers on servlets have in common. */
@NullMarked
package com.foobar.servletsupport;

import org.jspecify.annotations.NullMarked;
