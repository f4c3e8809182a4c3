@NullMarked
package com.foobar.dbrouting.gtid;

import org.jspecify.annotations.NullMarked;
