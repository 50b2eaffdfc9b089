/** Finds items of the catalogue by what people say: names, everyday phrases, pinyin, initials, with slips of the hand. Knows neither database nor web. */
@NullMarked
package io.haihe.modules.service.find;

import org.jspecify.annotations.NullMarked;
