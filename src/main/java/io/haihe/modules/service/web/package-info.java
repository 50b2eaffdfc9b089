/** The catalogue's pages and its JSON. */
@NullMarked
package io.haihe.modules.service.web;

import org.jspecify.annotations.NullMarked;
