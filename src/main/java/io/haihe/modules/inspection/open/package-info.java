/** After the visit: results as anybody may see them, marks of credit, figures, exports, leads. */
@NullMarked
package io.haihe.modules.inspection.open;

import org.jspecify.annotations.NullMarked;
