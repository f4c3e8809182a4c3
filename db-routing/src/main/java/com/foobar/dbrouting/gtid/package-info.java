/** Sets of transaction identifiers, as MySQL writes them. */
@NullMarked
package com.foobar.dbrouting.gtid;

import org.jspecify.annotations.NullMarked;
