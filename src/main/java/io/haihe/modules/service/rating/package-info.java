/** How residents rated what was done, summed behind the timeline by item, office and month. */
@NullMarked
package io.haihe.modules.service.rating;

import org.jspecify.annotations.NullMarked;
