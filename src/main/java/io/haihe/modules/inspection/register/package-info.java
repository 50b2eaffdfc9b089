/** The registers (两库一清单): regulated parties, officers, supervision items with their checklists, and who must not inspect whom. */
@NullMarked
@NamedInterface("register")
package io.haihe.modules.inspection.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
