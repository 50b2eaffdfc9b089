/** Where the city is kept: PostgreSQL of our own under the data folder, or one that is already there. */
@NullMarked
package io.haihe.platform.database;

import org.jspecify.annotations.NullMarked;
