/** What a Databricks App is deployed from, checked without a workspace. */
@NullMarked
package app.ontos.deploy;

import org.jspecify.annotations.NullMarked;
