@NullMarked
package com.foobar.dbrouting.session;

import org.jspecify.annotations.NullMarked;
