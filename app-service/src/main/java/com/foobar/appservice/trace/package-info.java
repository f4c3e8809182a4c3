/** Makes the lines of a request be found together in the logs of all servers. */
@NullMarked
package com.foobar.appservice.trace;

import org.jspecify.annotations.NullMarked;
