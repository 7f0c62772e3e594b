/** Roles, what they allow, and who has them: records that admins keep. */
@NullMarked
package app.ontos.identity.roles;

import org.jspecify.annotations.NullMarked;
