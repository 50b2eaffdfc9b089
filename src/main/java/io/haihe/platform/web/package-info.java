/** The frame of every page: layout, language, navigation, assets, headers, and errors said in one place. */
@NullMarked
package io.haihe.platform.web;

import org.jspecify.annotations.NullMarked;
